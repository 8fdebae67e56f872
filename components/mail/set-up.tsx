import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";

/** For whoever was given a place in the newsroom. */
export const setUp: Template<"set-up"> = ({ path, hours }, desk) => {
  const { t, site } = desk;
  return {
    subject: t("mail.setUp.subject", { site: site.name }),
    kicker: t("mail.setUp.kicker"),
    title: t("mail.setUp.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.setUp.text", { site: site.name })}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.setUp.action")} />
        <Note desk={desk}>{t("houseDesk.mailValid", { days: Math.round(hours / 24) })}</Note>
        <Note desk={desk}>{t("mail.setUp.notYou")}</Note>
      </>
    ),
  };
};
