import type { Metadata } from "next";
import { readCounts, readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import { CommentDetail } from "#components/admin/comment-detail.tsx";
import { QueueFilters } from "#components/admin/queue-filters.tsx";
import { QueueKeys } from "#components/admin/queue-keys.tsx";
import { QueueList } from "#components/admin/queue-list.tsx";
import { type Outcome, QueueOutcome } from "#components/admin/queue-outcome.tsx";
import { listQueue } from "#db/moderation-queue.ts";
import { getPersonHistory } from "#db/person-history.ts";
import { getQueued } from "#db/queued-comment.ts";
import { listSavedViews } from "#db/saved-views.ts";
import { listSectionNames } from "#db/section-names.ts";
import { paths } from "#lib/paths.ts";
import { filterQuery, parseId, parseQueueFilter } from "#lib/queue-filter.ts";
import { decide, decideMany, forgetView, keepView, takeOver, undo } from "./actions.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("queue.title") };
}

/** The queue: the list at the left, the comment that is looked at, with all that one decides by, at the right. */
export default async function QueuePage({ searchParams }: Props) {
  const moderator = await requireModerator(paths.adminComments());
  const query = await searchParams;
  const filter = parseQueueFilter(query);
  const after = parseId(query.after);
  const [desk, page, counts, views, sections] = await Promise.all([
    readDesk(),
    listQueue(filter, after),
    readCounts(),
    listSavedViews(moderator.userId, "comments"),
    listSectionNames(),
  ]);
  const asked = parseId(query.id);
  const shownId = asked ?? page.rows[0]?.id ?? null;
  const comment = shownId === null ? null : await getQueued(shownId);
  const [person, author] = await Promise.all([
    comment?.userId ? getPersonHistory(comment.userId) : null,
    filter.userId ? getPersonHistory(filter.userId) : null,
  ]);
  const place = { ...filterQuery(filter), ...(after ? { after: `${after}` } : {}) };
  const here = page.rows.findIndex(({ id }) => id === shownId);
  const beside = { next: page.rows[here + 1]?.id ?? null, previous: page.rows[here - 1]?.id ?? null };
  const outcome = outcomeOf(query);
  return (
    <div className={asked ? "queue is-open" : "queue"}>
      <QueueKeys text={desk.t("queue.keysText")} title={desk.t("queue.keys")} />
      <section className="queue-side" aria-label={desk.t("queue.title")}>
        <QueueFilters
          {...desk}
          {...{ filter, counts, views, sections, author, place, keepView, forgetView }}
        />
        <QueueOutcome
          t={desk.t}
          place={place}
          outcome={outcome}
          problem={outcome.problem ? await problemText(outcome.problem) : ""}
          undo={undo}
        />
        <QueueList
          {...desk}
          {...{ page, place, shownId, decideMany }}
          isNarrowed={Object.keys(place).length > 0}
        />
      </section>
      <section className="queue-comment">
        {comment ? (
          <CommentDetail
            key={comment.id}
            {...desk}
            {...{ comment, person, place, beside, decide, takeOver, undo }}
            moderatorId={moderator.userId}
          />
        ) : (
          asked && <p className="empty">{desk.t("queue.gone")}</p>
        )}
      </section>
    </div>
  );
}

function outcomeOf(query: Record<string, string | string[] | undefined>): Outcome {
  const text = (name: string) => [query[name]].flat()[0] ?? "";
  const ids = text("done").split(",").map(parseId);
  return {
    what: text("what"),
    ids: ids.filter((id) => id !== null),
    skipped: Number.parseInt(text("skipped"), 10) || 0,
    problem: text("problem"),
  };
}
