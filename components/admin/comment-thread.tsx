import Link from "next/link";
import { type Calendar, listTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { QueuedComment } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  comment: QueuedComment;
  place: Record<string, string>;
};

/** What else stands or waits in the thread, in the order in which it was written. */
export function CommentThread({ t, calendar, now, comment, place }: Props) {
  return (
    <section>
      <h3>{t("queue.thread")}</h3>
      {comment.thread.length === 0 && <p className="muted">{t("queue.noThread")}</p>}
      <ol className="thread">
        {comment.thread.map(({ id, authorName, state, body, createdAt }) => (
          <li key={id}>
            <p className="letter-head">
              <Link href={paths.adminComments({ ...place, id: `${id}` })} prefetch={false}>
                {authorName ?? t("queue.deleted")}
              </Link>{" "}
              · <time dateTime={createdAt}>{listTime(new Date(createdAt), now, calendar)}</time>
              {state !== "approved" && (
                <span className={`state is-${state}`}> {t(`queue.state.${state}`)}</span>
              )}
            </p>
            <p>{body}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
