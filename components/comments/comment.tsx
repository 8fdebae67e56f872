import { CommentActions } from "#components/comments/comment-actions.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import type { OwnComment, PublicComment } from "#lib/comments.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  article: Article;
  comment: PublicComment;
  /** The same comment as its author has it, when that is who is looking. */
  own: OwnComment | undefined;
  inReplyTo: PublicComment | null;
  /** Whether it may be answered. */
  open: boolean;
  voted: boolean;
};

/** A letter, not a bubble: name and time on one line, the text in the reading face. */
export function Comment({ article, comment, own, inReplyTo, open, voted }: Props) {
  const t = texts();
  const isPublic = !own || own.state === "approved";
  return (
    <article id={`comment-${comment.id}`}>
      <header className="small">
        <b dir="auto">{comment.authorName ?? t("comments.deleted")}</b>
        {comment.byStaff && <b className="text-accent">{t("comments.staff")}</b>}
        {comment.featured && <b className="text-soft">{t("comments.featured")}</b>}
        <a href={`#comment-${comment.id}`} title={t("comments.permalink")}>
          <FullTime date={comment.createdAt} />
        </a>
        {comment.editedAt && <span>{t("comments.edited")}</span>}
      </header>
      {!isPublic && <OwnState own={own} />}
      {inReplyTo && (
        <p className="small text-muted">
          <a className="text-link inline-block py-1" href={paths.comment(article, inReplyTo)}>
            {t("comments.inReplyTo", { name: inReplyTo.authorName ?? t("comments.deleted") })}
          </a>
        </p>
      )}
      <Marked className="letter" dir="auto" markup={commentMarkup(comment.body)} />
      <CommentActions comment={comment} own={own} open={open && isPublic} voted={voted} />
    </article>
  );
}

/** What became of it, for its author alone (D3). */
function OwnState({ own }: { own: OwnComment }) {
  const t = texts();
  const word = { pending: t("form.pending"), withdrawn: t("form.withdrawn"), approved: "" };
  const text = own.state === "rejected" || own.state === "spam" ? t("form.rejected") : word[own.state];
  return (
    <p className="small mt-1 border-l-2 border-accent pl-3 text-soft" role="status">
      <strong>{text}</strong> {own.state === "pending" ? t("form.pendingNote") : own.reason}
    </p>
  );
}
