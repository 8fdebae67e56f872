import { AboutArticle, shortTitle } from "#components/mail/about-comment.tsx";
import { Action } from "#components/mail/action.tsx";
import type { Desk, Letter, Of, Template } from "#components/mail/letter.ts";
import { Quotation } from "#components/mail/quotation.tsx";
import { Paragraph } from "#components/mail/text.tsx";

/** What has become of somebody's own comment, where the news is good or there is none yet. */
function commentNews(
  name: "commentPending" | "commentApproved",
  { articleTitle, path, excerpt }: Of<"comment-pending"> | Of<"comment-approved">,
  desk: Desk,
): Letter {
  const { t } = desk;
  return {
    subject: t(`mail.${name}.subject`, { title: shortTitle(articleTitle) }),
    preview: t(`mail.${name}.text`),
    kicker: t(`mail.${name}.kicker`),
    title: t(`mail.${name}.title`),
    body: (
      <>
        <Paragraph desk={desk}>{t(`mail.${name}.text`)}</Paragraph>
        <Quotation desk={desk} label={t("mail.yourComment")} text={excerpt} />
        <Action desk={desk} path={path} label={t(`mail.${name}.action`)} />
        <AboutArticle desk={desk} articleTitle={articleTitle} path={path} />
      </>
    ),
  };
}

export const commentPending: Template<"comment-pending"> = (content, desk) =>
  commentNews("commentPending", content, desk);

export const commentApproved: Template<"comment-approved"> = (content, desk) =>
  commentNews("commentApproved", content, desk);
