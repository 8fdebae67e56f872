import Link from "next/link";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { QUEUE_STATES } from "#lib/queue-filter.ts";
import type { FoundComment } from "#lib/staff-search.ts";

type Props = { t: Translate; calendar: Calendar; lines: readonly FoundComment[] };

/** Comments with who wrote them under what, how they stand, and how they begin; each leads to its place in the queue. */
export function FoundComments({ t, calendar, lines }: Props) {
  return (
    <ol className="found-comments">
      {lines.map(({ id, state, body, authorName, createdAt, article }) => (
        <li key={id}>
          <Link href={commentPath(id, state)} prefetch={false}>
            <b>{authorName ?? t("queue.deleted")}</b> {t("queue.on", { title: article.title })}
          </Link>
          <p className="row-body">{body}</p>
          <p className="muted">
            <span className={`state is-${state}`}>{t(`queue.state.${state}`)}</span> ·{" "}
            <time dateTime={createdAt}>{dateTime(new Date(createdAt), calendar)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The queue has no list of what was taken back: such a comment stands alone beside those that wait. */
function commentPath(id: number, state: FoundComment["state"]): string {
  const list = QUEUE_STATES.find((one) => one === state && one !== "pending");
  return paths.adminComments({ ...(list ? { state: list } : {}), id: `${id}` });
}
