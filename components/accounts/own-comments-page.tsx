import { ShortTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { OwnComment } from "#db/own-comments.ts";
import { excerpt } from "#lib/excerpt.ts";
import { paths } from "#lib/paths.ts";

type Props = { comments: OwnComment[]; next: number | null };

/** Somebody's own comments, each with what became of it and why. */
export function OwnCommentsPage({ comments, next }: Props) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{t("account.comments")}</h1>
      {comments.length === 0 && <p className="mt-4 text-soft">{t("account.noComments")}</p>}
      <ul className="mt-4">
        {comments.map((comment) => (
          <li key={comment.id} className="border-t border-line py-4">
            <p className="small text-muted">
              <span className="font-bold text-ink">{t(`account.state.${comment.state}`)}</span>
              {" · "}
              <ShortTime date={comment.createdAt} />
            </p>
            <p className="mt-1 leading-normal" dir="auto">
              {excerpt(comment.body)}
            </p>
            {comment.reason && (
              <p className="small mt-1.5 border-l-2 border-line pl-3" dir="auto">
                {t("account.reason", { reason: comment.reason })}
              </p>
            )}
            <p className="small mt-1.5">
              <a
                className="text-link inline-block py-1.5"
                href={
                  comment.state === "approved"
                    ? paths.comment(comment.article, comment)
                    : paths.article(comment.article)
                }
              >
                {comment.article.title}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <nav className="small mt-4 flex gap-6" aria-label={t("list.pagination")}>
        <a className="text-link inline-block py-1.5" href={paths.account()}>
          {t("account.back")}
        </a>
        {next !== null && (
          <a className="text-link inline-block py-1.5" rel="next" href={paths.accountComments(next)}>
            {t("account.olderComments")}
          </a>
        )}
      </nav>
    </div>
  );
}
