import { Action } from "#components/mail/action.tsx";
import { Facts } from "#components/mail/facts.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";

export const appealReceipt: Template<"appeal-receipt"> = ({ reference, casePath }, desk) => {
  const { t } = desk;
  return {
    subject: t("mail.appealReceipt.subject", { reference }),
    preview: t("mail.appealReceipt.text"),
    kicker: t("mail.appealReceipt.kicker"),
    title: t("mail.appealReceipt.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.appealReceipt.text")}</Paragraph>
        <Facts desk={desk} facts={[{ label: t("mail.statement.reference"), text: reference }]} />
        <Action spelled desk={desk} path={casePath} label={t("mail.appealReceipt.action")} />
      </>
    ),
  };
};

export const appealDecision: Template<"appeal-decision"> = (content, desk) => {
  const { t } = desk;
  const { reference, reversed, answer, casePath } = content;
  const name = reversed ? "reversed" : "confirmed";
  return {
    subject: t("mail.appealDecision.subject", { reference }),
    preview: t(`mail.appealDecision.${name}Text`),
    kicker: t("mail.appealDecision.kicker"),
    title: t(`mail.appealDecision.${name}`),
    body: (
      <>
        <Paragraph desk={desk}>{t(`mail.appealDecision.${name}Text`)}</Paragraph>
        <Facts
          desk={desk}
          facts={[
            { label: t("mail.appealDecision.answer"), text: answer },
            { label: t("mail.statement.reference"), text: reference },
          ]}
        />
        <Action spelled desk={desk} path={casePath} label={t("mail.appealDecision.action")} />
        <Note desk={desk}>{t("mail.statement.otherRedress")}</Note>
      </>
    ),
  };
};
