import type { LastChange } from "#db/front-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  last: LastChange | null;
  /** Whether the last change is the one that was just made here. */
  isDone: boolean;
  problem: string;
  words: string;
  undo: (form: FormData) => Promise<void>;
};

/** What was just done, by whom the page was arranged last, and the way back. It stands there always, so that what appears in it is read out. */
export function FrontOutcome({ t, calendar, last, isDone, problem, words, undo }: Props) {
  const shown = problem ? "outcome is-problem" : "outcome";
  const by = last && t("frontDesk.last", { by: last.by, at: dateTime(new Date(last.at), calendar) });
  return (
    <div className={last || problem ? shown : "outcome is-quiet"}>
      <div role="status">
        {problem && <p>{problem}</p>}
        {!problem && isDone && last && <p>{sentence(t, last)}</p>}
        {by && <p className={isDone && !problem ? "small-print" : undefined}>{by}</p>}
      </div>
      {last && (
        <form action={undo}>
          <input type="hidden" name="version" value={last.version} />
          <input type="hidden" name="q" value={words} />
          <button type="submit">{t(last.kind === "undo" ? "frontDesk.redo" : "frontDesk.undo")}</button>
        </form>
      )}
    </div>
  );
}

function sentence(t: Translate, { kind, place, title }: LastChange): string {
  if (kind === "undo" || !place) return t("frontDesk.done.undo");
  return t(`frontDesk.done.${kind}`, { title, place: t(`frontDesk.place.${place}`) });
}
