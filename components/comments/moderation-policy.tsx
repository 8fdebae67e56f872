import { useTranslations } from "next-intl";
import type { Article } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** The invitation that names the article, and the house's rules beside it (S7, S8). */
export function ModerationPolicy({ article, contactEmail }: { article: Article; contactEmail: string }) {
  const t = useTranslations("comments");
  const subject = encodeURIComponent(t("letterSubject", { title: article.title }).toWellFormed());
  return (
    <div className="mt-6 border-t border-line pt-5 text-[1.0625rem] leading-normal">
      {article.commentMode === "premoderated" ? (
        <>
          <p className="headline text-[1.375rem]">{t("invitation", { title: article.title })}</p>
          {contactEmail && (
            <p className="mt-4">
              <a
                className="small quiet-link inline-block bg-ink px-5 py-3 font-bold text-paper"
                href={`mailto:${contactEmail}?subject=${subject}`}
              >
                {t("letter")}
              </a>
            </p>
          )}
        </>
      ) : (
        <p>{article.commentsClosedReason || t("closed")}</p>
      )}
      <div className="mt-5 space-y-2 text-soft">
        <p>
          <strong>{t("moderated")}</strong>
        </p>
        <p>{t("policyTopic")}</p>
        <p>{t("policyRespect")}</p>
        <p>
          {t("policyReason")}{" "}
          <a className="text-link" href={paths.commentPolicy()}>
            {t("policyLink")}
          </a>
        </p>
      </div>
    </div>
  );
}
