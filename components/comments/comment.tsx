import { Marked } from "#components/ui/marked.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import type { PublicComment } from "#lib/comments.ts";
import { paths } from "#lib/paths.ts";

type Props = { article: Article; comment: PublicComment; inReplyTo: PublicComment | null };

/** A letter, not a bubble: name and time on one line, the text in the reading face. */
export function Comment({ article, comment, inReplyTo }: Props) {
  const t = texts();
  return (
    <article id={`comment-${comment.id}`} className="py-4">
      <header className="small flex flex-wrap items-baseline gap-x-2 text-muted">
        <span className="font-bold text-ink" dir="auto">
          {comment.authorName ?? t("comments.deleted")}
        </span>
        {comment.byStaff && <span className="font-bold text-accent">{t("comments.staff")}</span>}
        {comment.featured && <span className="font-bold text-soft">{t("comments.featured")}</span>}
        <a className="quiet-link py-1" href={paths.comment(article, comment)} title={t("comments.permalink")}>
          <FullTime date={comment.createdAt} />
        </a>
        {comment.editedAt && <span>{t("comments.edited")}</span>}
      </header>
      {inReplyTo && (
        <p className="small text-muted">
          <a className="text-link inline-block py-1" href={paths.comment(article, inReplyTo)}>
            {t("comments.inReplyTo", { name: inReplyTo.authorName ?? t("comments.deleted") })}
          </a>
        </p>
      )}
      <Marked className="letter mt-1.5" dir="auto" markup={commentMarkup(comment.body)} />
      {comment.helpfulCount > 0 && (
        <p className="small mt-2 text-muted">{t("comments.helpful", { count: comment.helpfulCount })}</p>
      )}
    </article>
  );
}
