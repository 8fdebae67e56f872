import type { DetailProps } from "#components/admin/detail-props.ts";
import { dateTime } from "#lib/dates.ts";
import { clauseText } from "#lib/policy.ts";

/** What was decided before, by whom and why; one's own last word can be taken back for a while. */
export function DecisionLog({ t, site, calendar, comment, place, moderatorId, undo }: DetailProps) {
  const { decisions } = comment;
  if (decisions.length === 0) return null;
  const last = decisions.find(({ undone }) => !undone);
  const isMine = last?.byId === moderatorId && last.isRecent && last.toState === comment.state;
  return (
    <section>
      <h3>{t("queue.decisions")}</h3>
      <ol className="decisions">
        {decisions.map(({ toState, clause, reason, note, by, at, undone }) => (
          <li key={at} className={undone ? "is-undone" : ""}>
            <span className={`state is-${toState}`}>{t(`queue.state.${toState}`)}</span>{" "}
            {clause && `${clauseText(site.locale, { ground: "policy", clause })}. `}
            {reason} {note && <i>{note}</i>}{" "}
            <span className="muted">
              {by ?? ""} {dateTime(new Date(at), calendar)} {undone && `(${t("queue.undone")})`}
            </span>
          </li>
        ))}
      </ol>
      {isMine && (
        <form action={undo}>
          <input type="hidden" name="place" value={new URLSearchParams(place).toString()} />
          <input type="hidden" name="ids" value={comment.id} />
          <button type="submit" data-key="u">
            {t("queue.undo")} <kbd>u</kbd>
          </button>
        </form>
      )}
    </section>
  );
}
