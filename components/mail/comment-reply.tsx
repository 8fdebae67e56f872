import { AboutArticle, shortTitle } from "#components/mail/about-comment.tsx";
import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Quotation } from "#components/mail/quotation.tsx";
import { Paragraph } from "#components/mail/text.tsx";
import { withoutLinks } from "#lib/without-links.ts";

/** The one mail that somebody can turn off, by one press. */
export const commentReply: Template<"comment-reply"> = (content, desk) => {
  const { t } = desk;
  const { articleTitle, path, excerpt, replierName, unsubscribePath } = content;
  const name = withoutLinks(replierName, t("mail.link"));
  return {
    subject: t("mail.commentReply.subject", { name, title: shortTitle(articleTitle) }),
    preview: withoutLinks(excerpt, t("mail.link")),
    kicker: t("mail.commentReply.kicker"),
    title: t("mail.commentReply.title", { name }),
    unsubscribePath,
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.commentReply.text")}</Paragraph>
        <Quotation desk={desk} label={name} text={excerpt} />
        <Action desk={desk} path={path} label={t("mail.commentReply.action")} />
        <AboutArticle desk={desk} articleTitle={articleTitle} path={path} />
      </>
    ),
  };
};
