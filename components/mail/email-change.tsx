import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";

/** To the address that an account has: nobody takes it away behind its owner's back. */
export const emailChangeOld: Template<"email-change-old"> = ({ newEmail, path, hours }, desk) => {
  const { t, site } = desk;
  return {
    subject: t("mail.emailChangeOld.subject", { site: site.name }),
    kicker: t("mail.emailChangeOld.kicker"),
    title: t("mail.emailChangeOld.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.emailChangeOld.text", { newEmail })}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.emailChangeOld.action")} />
        <Note desk={desk}>{t("mail.validOnce", { hours })}</Note>
        <Note desk={desk}>{t("mail.emailChangeOld.notYou")}</Note>
      </>
    ),
  };
};

/** To the address that an account is to have: it can be read by whoever asked. */
export const emailChangeNew: Template<"email-change-new"> = ({ path, hours }, desk) => {
  const { t, site } = desk;
  return {
    subject: t("mail.emailChangeNew.subject", { site: site.name }),
    kicker: t("mail.emailChangeNew.kicker"),
    title: t("mail.emailChangeNew.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.emailChangeNew.text", { site: site.name })}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.emailChangeNew.action")} />
        <Note desk={desk}>{t("mail.validOnce", { hours })}</Note>
        <Note desk={desk}>{t("mail.emailChangeNew.notYou")}</Note>
      </>
    ),
  };
};
