import { shortTitle } from "#components/mail/about-comment.tsx";
import { Action } from "#components/mail/action.tsx";
import { Facts } from "#components/mail/facts.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Quotation } from "#components/mail/quotation.tsx";
import { Paragraph } from "#components/mail/text.tsx";
import { longDate } from "#lib/dates.ts";
import { withoutLinks } from "#lib/without-links.ts";

/** What somebody in the newsroom asks of a colleague. */
export const colleague: Template<"colleague"> = (content, desk) => {
  const { t, calendar } = desk;
  const { about, articleTitle, text, dueAt, path } = content;
  const name = withoutLinks(content.byName, t("mail.link"));
  const title = withoutLinks(articleTitle, t("mail.link"));
  return {
    subject: t(`mail.colleague.subject.${about}`, { name, title: shortTitle(title) }),
    preview: text === "" ? undefined : withoutLinks(text, t("mail.link")),
    kicker: t("mail.colleague.kicker"),
    title: t(`mail.colleague.title.${about}`, { name }),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.colleague.about", { title })}</Paragraph>
        {text !== "" && <Quotation desk={desk} label={name} text={text} />}
        {dueAt !== null && (
          <Facts
            desk={desk}
            facts={[{ label: t(`mail.colleague.due.${about}`), text: longDate(new Date(dueAt), calendar) }]}
          />
        )}
        <Action desk={desk} path={path} label={t("mail.colleague.action")} />
      </>
    ),
  };
};
