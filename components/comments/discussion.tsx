import { PartTitle } from "#components/articles/after-text.tsx";
import { Comment } from "#components/comments/comment.tsx";
import { Invitation } from "#components/comments/invitation.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import {
  type Discussion as DiscussionData,
  inThreadOrder,
  type Participation,
  VISIBLE_DEPTH,
} from "#lib/comments.ts";
import type { DiscussionState } from "#lib/discussion-state.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  article: Article;
  discussion: DiscussionData;
  state: DiscussionState;
  /** null: somebody who is not signed in, or anybody. */
  participation: Participation | null;
};

/** The letters to the editor: comments in thread order, then how the house moderates and room for one's own (D4, D6, D7). */
export function Discussion({ article, discussion, state, participation }: Props) {
  const t = texts();
  const { part, nextAfter, cutThreads } = discussion;
  const own = new Map(participation?.own.map((comment) => [comment.id, comment]));
  const comments = withOwn(discussion, participation);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const isPart = part.after !== undefined || part.thread !== undefined;
  return (
    <section id="comments" aria-labelledby="discussion" className="no-print mt-12 scroll-mt-6">
      <PartTitle id="discussion">{t("comments.title", { count: article.commentCount })}</PartTitle>
      {isPart && (
        <a className="small text-link mt-2 inline-block py-1" href={paths.articleComments(article)}>
          {t("form.fromTheBeginning")}
        </a>
      )}
      {comments.length === 0 && <p className="mt-3 text-[1.0625rem] text-soft">{t("comments.none")}</p>}
      <ol className="letters">
        {comments.map((comment, index) => {
          const level = Math.min(comment.depth, VISIBLE_DEPTH - 1);
          const answered = comment.parentId === null ? null : byId.get(comment.parentId);
          const endsThread = comments[index + 1]?.rootId !== comment.rootId;
          return (
            <li key={comment.id} className={level > 0 ? `reply reply-${level}` : undefined}>
              <Comment
                article={article}
                comment={comment}
                own={own.get(comment.id)}
                inReplyTo={comment.depth >= VISIBLE_DEPTH && answered ? answered : null}
                open={state.open}
                voted={participation?.voted.has(comment.id) ?? false}
              />
              {endsThread && cutThreads.includes(comment.rootId) && (
                <a
                  className="small text-link mb-3 inline-block py-1"
                  href={paths.thread(article, comment.rootId)}
                >
                  {t("form.wholeThread")}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      {nextAfter !== null && (
        <a
          className="small text-link inline-block py-2 font-bold"
          href={paths.commentsAfter(article, nextAfter)}
          rel="next"
        >
          {t("form.moreThreads")}
        </a>
      )}
      <Invitation article={article} state={state} />
    </section>
  );
}

/** One's own that nobody else sees stand where they will stand: in their threads, or last. */
function withOwn({ comments, part, nextAfter }: DiscussionData, participation: Participation | null) {
  const shown = new Set(comments.map(({ id }) => id));
  const threads = new Set(comments.map(({ rootId }) => rootId));
  const isWhole = nextAfter === null && part.thread === undefined;
  const hidden = participation?.own.filter(
    ({ id, rootId, state }) =>
      !shown.has(id) && state !== "withdrawn" && state !== "approved" && (threads.has(rootId) || isWhole),
  );
  return hidden?.length ? inThreadOrder([...comments, ...hidden]) : comments;
}
