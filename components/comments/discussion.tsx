import { PartTitle } from "#components/articles/after-text.tsx";
import { Comment } from "#components/comments/comment.tsx";
import { ModerationPolicy } from "#components/comments/moderation-policy.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { type PublicComment, VISIBLE_DEPTH } from "#lib/comments.ts";

/** Literal class names: the style sheet is built from what stands in the source. */
const INDENT = ["", "ml-4 sm:ml-7", "ml-8 sm:ml-14"] as const;

type Props = { article: Article; comments: PublicComment[]; contactEmail: string };

/** The letters to the editor: approved comments in thread order, then how the house moderates (D4, D6, D7). */
export function Discussion({ article, comments, contactEmail }: Props) {
  const t = texts();
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return (
    <section id="comments" aria-labelledby="discussion" className="no-print mt-12 scroll-mt-6">
      <PartTitle id="discussion">{t("comments.title", { count: comments.length })}</PartTitle>
      {comments.length === 0 && <p className="mt-3 text-[1.0625rem] text-soft">{t("comments.none")}</p>}
      <ol>
        {comments.map((comment) => {
          const level = Math.min(comment.depth, VISIBLE_DEPTH - 1);
          const answered = comment.parentId === null ? null : byId.get(comment.parentId);
          return (
            <li
              key={comment.id}
              className={`${INDENT[level]} ${level > 0 ? "border-l border-line pl-4 sm:pl-5" : "border-t border-line first:border-0"}`}
            >
              <Comment
                article={article}
                comment={comment}
                inReplyTo={comment.depth >= VISIBLE_DEPTH && answered ? answered : null}
              />
            </li>
          );
        })}
      </ol>
      <ModerationPolicy article={article} contactEmail={contactEmail} />
    </section>
  );
}
