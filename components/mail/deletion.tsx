import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";
import { longDate } from "#lib/dates.ts";

export const deletionRequested: Template<"deletion-requested"> = ({ at, path }, desk) => {
  const { t, site, calendar } = desk;
  return {
    subject: t("mail.deletionRequested.subject", { site: site.name }),
    kicker: t("mail.deletionRequested.kicker"),
    title: t("mail.deletionRequested.title", { date: longDate(new Date(at), calendar) }),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.deletionRequested.text")}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.deletionRequested.action")} />
        <Note desk={desk}>{t("mail.deletionRequested.notYou")}</Note>
      </>
    ),
  };
};

export const deletionDone: Template<"deletion-done"> = ({ kept }, desk) => {
  const { t, site } = desk;
  return {
    subject: t("mail.deletionDone.subject", { site: site.name }),
    kicker: t("mail.deletionDone.kicker"),
    title: t("mail.deletionDone.title"),
    body: (
      <>
        <Paragraph desk={desk}>
          {t(kept === "nothing" ? "mail.deletionDone.nothing" : "mail.deletionDone.anonymised")}
        </Paragraph>
        <Paragraph desk={desk}>{t("mail.deletionDone.last")}</Paragraph>
      </>
    ),
  };
};
