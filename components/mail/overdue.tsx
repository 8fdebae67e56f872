import { shortTitle } from "#components/mail/about-comment.tsx";
import { Action } from "#components/mail/action.tsx";
import { Facts } from "#components/mail/facts.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Paragraph } from "#components/mail/text.tsx";
import { dateTime } from "#lib/dates.ts";
import { withoutLinks } from "#lib/without-links.ts";

/** To whoever planned an article that did not go out in time. */
export const overdue: Template<"overdue"> = ({ articleTitle, plannedFor, lateMinutes, path }, desk) => {
  const { t, calendar } = desk;
  const title = withoutLinks(articleTitle, t("mail.link"));
  const what = lateMinutes === null ? "held" : "late";
  return {
    subject: t(`mail.overdue.subject.${what}`, { title: shortTitle(title) }),
    kicker: t("mail.colleague.kicker"),
    title: t(`mail.overdue.title.${what}`),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.colleague.about", { title })}</Paragraph>
        <Paragraph desk={desk}>{t(`mail.overdue.text.${what}`, { minutes: lateMinutes ?? 0 })}</Paragraph>
        <Facts
          desk={desk}
          facts={[{ label: t("mail.overdue.plannedFor"), text: dateTime(new Date(plannedFor), calendar) }]}
        />
        <Action desk={desk} path={path} label={t("mail.colleague.action")} />
      </>
    ),
  };
};
