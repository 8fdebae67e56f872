import { shortTitle } from "#components/mail/about-comment.tsx";
import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Quotation } from "#components/mail/quotation.tsx";
import { Note, Paragraph } from "#components/mail/text.tsx";
import { withoutLinks } from "#lib/without-links.ts";

/** To whoever wants to hear when an article was wrong. */
export const correction: Template<"correction"> = (content, desk) => {
  const { t } = desk;
  const { articleTitle, text, path, managePath, unsubscribePath } = content;
  const kind = t(`article.correctionKind.${content.correction}`);
  return {
    subject: t("mail.correction.subject", { kind, title: shortTitle(articleTitle) }),
    preview: text,
    kicker: kind,
    title: t("mail.correction.title", { kind, title: articleTitle }),
    managePath,
    unsubscribePath,
    body: (
      <>
        <Paragraph desk={desk}>{text}</Paragraph>
        <Action desk={desk} path={path} label={t("mail.correction.action")} />
      </>
    ),
  };
};

/** To whoever follows a discussion: what was said since the last mail. */
export const discussion: Template<"discussion"> = (content, desk) => {
  const { t } = desk;
  const { articleTitle: title, path, comments, more, managePath, unsubscribePath } = content;
  return {
    subject: t("mail.discussion.subject", { title: shortTitle(title) }),
    kicker: t("mail.discussion.kicker"),
    title: t("mail.discussion.title"),
    managePath,
    unsubscribePath,
    body: (
      <>
        <Paragraph desk={desk}>
          {t("mail.discussion.text", { title, count: comments.length + more })}
        </Paragraph>
        {comments.map(({ name, excerpt, path }) => (
          <Quotation
            key={path}
            desk={desk}
            label={withoutLinks(name, t("mail.link")) || t("mail.discussion.nameless")}
            text={excerpt}
          />
        ))}
        {more > 0 && <Note desk={desk}>{t("mail.discussion.more", { count: more })}</Note>}
        <Action desk={desk} path={path} label={t("mail.discussion.action")} />
      </>
    ),
  };
};
