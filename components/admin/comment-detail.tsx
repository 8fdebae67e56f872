import Link from "next/link";
import { AuthorHistory } from "#components/admin/author-history.tsx";
import { ClaimKeeper } from "#components/admin/claim-keeper.tsx";
import { CommentThread } from "#components/admin/comment-thread.tsx";
import { DecisionForms, type DecisionTexts } from "#components/admin/decision-forms.tsx";
import { DecisionLog } from "#components/admin/decision-log.tsx";
import type { DetailProps } from "#components/admin/detail-props.ts";
import { Findings } from "#components/admin/findings.tsx";
import { waitedText } from "#components/admin/waited.ts";
import { clockTime, dateTime, listTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { markWords } from "#lib/marked-words.ts";
import type { QueuedComment } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";
import { CLAUSE_NAMES, CLAUSES, clauseName, clauseText } from "#lib/policy.ts";

/** One comment, with the article and the thread beside it, and what can be done. */
export function CommentDetail(props: DetailProps) {
  const { t, comment, place, moderatorId } = props;
  const { article, claim } = comment;
  const isForeign = claim !== null && claim.userId !== moderatorId;
  return (
    <article className="detail-of">
      {!isForeign && comment.state !== "withdrawn" && (
        <ClaimKeeper path={paths.adminClaims()} commentId={comment.id} />
      )}
      <Ways {...props} />
      <p className="kicker">{article.section.name}</p>
      <h2>
        <a href={paths.article(article)} target="_blank" rel="noopener">
          {article.title}
        </a>
      </h2>
      <p className="standfirst">{article.standfirst}</p>
      {comment.parents.slice(-1).map((parent) => (
        <blockquote key={parent.id}>
          <b>{parent.authorName ?? t("queue.deleted")}</b>: {parent.body}
        </blockquote>
      ))}
      <Letter {...props} />
      {isForeign && (
        <form action={props.takeOver} className="foreign">
          <input type="hidden" name="place" value={new URLSearchParams(place).toString()} />
          <input type="hidden" name="commentId" value={comment.id} />
          <p>
            {t("queue.claimedText", {
              name: claim.name,
              time: clockTime(new Date(claim.until), props.calendar),
            })}
          </p>
          <button type="submit">{t("queue.takeOver")}</button>
        </form>
      )}
      {comment.state !== "withdrawn" && !isForeign && <Decision {...props} />}
      <Findings t={t} comment={comment} />
      <AuthorHistory t={t} calendar={props.calendar} person={props.person} />
      <CommentThread t={t} calendar={props.calendar} now={props.now} comment={comment} place={place} />
      <DecisionLog {...props} />
    </article>
  );
}

/** Back to the list on a phone; on and back from the keyboard. */
function Ways({ t, place, beside: { next, previous } }: DetailProps) {
  return (
    <p className="ways">
      <Link className="to-list" href={paths.adminComments(place)} prefetch={false}>
        {t("queue.backToList")}
      </Link>
      {previous !== null && (
        <Link href={paths.adminComments({ ...place, id: `${previous}` })} prefetch={false} data-key="k">
          ↑ <kbd>k</kbd>
        </Link>
      )}
      {next !== null && (
        <Link href={paths.adminComments({ ...place, id: `${next}` })} prefetch={false} data-key="j">
          ↓ <kbd>j</kbd>
        </Link>
      )}
    </p>
  );
}

function Letter({ t, comment, calendar, now }: DetailProps) {
  const createdAt = new Date(comment.createdAt);
  const words = comment.verdicts.flatMap((verdict) => verdict.words);
  const waits =
    comment.state === "pending" ? t("queue.waitedLong", { time: waitedText(t, createdAt, now) }) : "";
  return (
    <section className="letter">
      <p className="letter-head">
        <b>{comment.authorName ?? t("queue.deleted")}</b> {comment.parents.length > 0 && t("queue.answers")} ·{" "}
        <time dateTime={comment.createdAt}>{listTime(createdAt, now, calendar)}</time> ·{" "}
        {waits || <span className={`state is-${comment.state}`}>{t(`queue.state.${comment.state}`)}</span>}
        {comment.editedAt &&
          ` · ${t("queue.edited", { time: dateTime(new Date(comment.editedAt), calendar) })}`}
      </p>
      <div className="letter-body">
        {markWords(comment.body, words).map(({ text, isMarked }, place) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          isMarked ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
        )}
      </div>
    </section>
  );
}

function Decision({ t, site, comment, place, beside, decide }: DetailProps) {
  return (
    <DecisionForms
      decide={decide}
      texts={textsOf(t, comment)}
      clauses={CLAUSE_NAMES.map((clause) => ({
        name: clause,
        label:
          CLAUSES[clause].rule === null
            ? clauseName(t, clause)
            : clauseText(site.locale, { ground: "policy", clause }),
      }))}
      isApproved={comment.state === "approved" && comment.reportCount === 0}
      fields={{
        commentId: `${comment.id}`,
        expected: comment.state,
        expectedEdit: comment.editedAt ?? "",
        place: new URLSearchParams(place).toString(),
        next: beside.next === null ? "" : `${beside.next}`,
      }}
    />
  );
}

function textsOf(t: Translate, { state }: QueuedComment): DecisionTexts {
  const isPublic = state === "approved";
  return {
    approve: t(isPublic ? "queue.leave" : "queue.approve"),
    reject: t(isPublic ? "queue.takeDown" : "queue.reject"),
    spam: t("queue.spam"),
    legend: t("queue.rejectLegend"),
    law: t("queue.law"),
    lawHelp: t("queue.lawHelp"),
    words: t("queue.words"),
    wordsHelp: t("queue.wordsHelp"),
    note: t("queue.note"),
    noteHelp: t("queue.noteHelp"),
    send: t("queue.rejectButton"),
  };
}
