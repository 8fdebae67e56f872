import { Action } from "#components/mail/action.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";
import { subjectWords } from "#lib/consent-wording.ts";
import { withoutLinks } from "#lib/without-links.ts";

/** Nothing but what it takes to confirm (rule ML8). */
export const subscribeConfirm: Template<"subscribe-confirm"> = ({ about, days, path }, desk) => {
  const { t } = desk;
  const what = withoutLinks(subjectWords(t, about), t("mail.link"));
  return {
    subject: t("mail.subscribeConfirm.subject", { what }),
    kicker: t("mail.subscribeConfirm.kicker"),
    title: t("mail.subscribeConfirm.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.subscribeConfirm.text", { what })}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.subscribeConfirm.action")} />
        <Note desk={desk}>{t("mail.subscribeConfirm.valid", { days })}</Note>
        <Note desk={desk}>{t("mail.subscribeConfirm.notYou")}</Note>
      </>
    ),
  };
};

/** To whoever asks again for what they have: the page says the same to everybody. */
export const subscribedAlready: Template<"subscribed-already"> = ({ about, path }, desk) => {
  const { t } = desk;
  const what = withoutLinks(subjectWords(t, about), t("mail.link"));
  return {
    subject: t("mail.subscribedAlready.subject"),
    kicker: t("mail.subscribeConfirm.kicker"),
    title: t("mail.subscribedAlready.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.subscribedAlready.text", { what })}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.subscribedAlready.action")} />
      </>
    ),
  };
};
