import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** The invitation that names the article, and the house's rules beside it (S7, S8). */
export function ModerationPolicy({ article, contactEmail }: { article: Article; contactEmail: string }) {
  const t = texts();
  const subject = encodeURIComponent(t("comments.letterSubject", { title: article.title }).toWellFormed());
  return (
    <div className="mt-6 border-t border-line pt-5 text-[1.0625rem] leading-normal">
      {article.commentMode === "premoderated" ? (
        <>
          <p className="headline text-[1.375rem]">{t("comments.invitation", { title: article.title })}</p>
          {contactEmail && (
            <p className="mt-4">
              <a
                className="small quiet-link inline-block bg-ink px-5 py-3 font-bold text-paper"
                href={`mailto:${contactEmail}?subject=${subject}`}
              >
                {t("comments.letter")}
              </a>
            </p>
          )}
        </>
      ) : (
        <p>{article.commentsClosedReason || t("comments.closed")}</p>
      )}
      <div className="mt-5 space-y-2 text-soft">
        <p>
          <strong>{t("comments.moderated")}</strong>
        </p>
        <p>{t("comments.policyTopic")}</p>
        <p>{t("comments.policyRespect")}</p>
        <p>
          {t("comments.policyReason")}{" "}
          <a className="text-link" href={paths.commentPolicy()}>
            {t("comments.policyLink")}
          </a>
        </p>
      </div>
    </div>
  );
}
