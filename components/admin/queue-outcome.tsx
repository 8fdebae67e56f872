import type { Translate } from "#lib/i18n.ts";

/** What the last form did, as the address says it. */
export type Outcome = { what: string; ids: number[]; skipped: number; problem: string };

type Props = {
  t: Translate;
  place: Record<string, string>;
  outcome: Outcome;
  problem: string;
  undo: (form: FormData) => Promise<void>;
};

const DONE = ["approved", "rejected", "spam", "undone", "saved"] as const;

/** What was just done, with the way back. */
export function QueueOutcome({ t, place, outcome: { what, ids, skipped }, problem, undo }: Props) {
  const done = DONE.find((one) => one === what);
  if (!done && !problem) return null;
  const isUndoable = done !== undefined && done !== "undone" && done !== "saved" && ids.length > 0;
  return (
    <div className={problem ? "outcome is-problem" : "outcome"} role="status">
      <p>
        {problem ||
          (done === "saved" ? t("queue.done.saved") : done && t(`queue.done.${done}`, { count: ids.length }))}
        {skipped > 0 && ` ${t("queue.skipped", { count: skipped })}`}
      </p>
      {isUndoable && (
        <form action={undo}>
          <input type="hidden" name="place" value={new URLSearchParams(place).toString()} />
          <input type="hidden" name="ids" value={ids.join(",")} />
          <button type="submit" data-key="u">
            {t("queue.undo")} <kbd>u</kbd>
          </button>
        </form>
      )}
    </div>
  );
}
