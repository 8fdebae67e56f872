import { useTranslations } from "next-intl";
import { Marked } from "#components/ui/marked.tsx";
import { FullTime } from "#components/ui/time.tsx";
import type { Article } from "#lib/articles.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import type { PublicComment } from "#lib/comments.ts";
import { paths } from "#lib/paths.ts";

type Props = { article: Article; comment: PublicComment; inReplyTo: PublicComment | null };

/** A letter, not a bubble: name and time on one line, the text in the reading face. */
export function Comment({ article, comment, inReplyTo }: Props) {
  const t = useTranslations("comments");
  return (
    <article id={`comment-${comment.id}`} className="py-4">
      <header className="small flex flex-wrap items-baseline gap-x-2 text-muted">
        <span className="font-bold text-ink" dir="auto">
          {comment.authorName ?? t("deleted")}
        </span>
        {comment.byStaff && <span className="font-bold text-accent">{t("staff")}</span>}
        {comment.featured && <span className="font-bold text-soft">{t("featured")}</span>}
        <a className="quiet-link py-1" href={paths.comment(article, comment)} title={t("permalink")}>
          <FullTime date={comment.createdAt} />
        </a>
        {comment.editedAt && <span>{t("edited")}</span>}
      </header>
      {inReplyTo && (
        <p className="small text-muted">
          <a className="text-link inline-block py-1" href={paths.comment(article, inReplyTo)}>
            {t("inReplyTo", { name: inReplyTo.authorName ?? t("deleted") })}
          </a>
        </p>
      )}
      <div className="letter mt-1.5" dir="auto">
        <Marked markup={commentMarkup(comment.body)} />
      </div>
      {comment.helpfulCount > 0 && (
        <p className="small mt-2 text-muted">{t("helpful", { count: comment.helpfulCount })}</p>
      )}
    </article>
  );
}
