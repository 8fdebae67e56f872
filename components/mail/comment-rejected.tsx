import { AboutArticle, shortTitle } from "#components/mail/about-comment.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Quotation } from "#components/mail/quotation.tsx";
import { Statement } from "#components/mail/statement.tsx";
import { Paragraph } from "#components/mail/text.tsx";

export const commentRejected: Template<"comment-rejected"> = (content, desk) => {
  const { t } = desk;
  const { articleTitle, path, excerpt, reason, statement } = content;
  return {
    subject: t("mail.commentRejected.subject", { title: shortTitle(articleTitle) }),
    preview: reason,
    kicker: t("mail.commentRejected.kicker"),
    title: t("mail.commentRejected.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.commentRejected.text", { reason })}</Paragraph>
        <Quotation desk={desk} label={t("mail.yourComment")} text={excerpt} />
        <AboutArticle desk={desk} articleTitle={articleTitle} path={path} />
        <Statement desk={desk} statement={statement} restriction={t("mail.commentRejected.restriction")} />
      </>
    ),
  };
};
