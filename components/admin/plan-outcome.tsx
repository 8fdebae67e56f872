import type { Translate } from "#lib/i18n.ts";

const DONE = ["idea", "planned", "moved", "noted", "finished", "reopened", "seen"] as const;

type Props = { t: Translate; done: unknown; problem: string };

/** What the last press did, or why it did nothing. */
export function Outcome({ t, done, problem }: Props) {
  const known = DONE.find((one) => one === done);
  if (problem !== "")
    return (
      <p className="outcome is-problem" role="alert">
        {problem}
      </p>
    );
  return known ? (
    <p className="outcome" role="status">
      {t(`planDesk.done.${known}`)}
    </p>
  ) : null;
}
