import { Action } from "#components/mail/action.tsx";
import { Facts } from "#components/mail/facts.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph, TextLink } from "#components/mail/text.tsx";
import { withoutLinks } from "#lib/without-links.ts";

/** At once, to whoever gave notice (DSA art. 16(4)). */
export const noticeReceipt: Template<"notice-receipt"> = ({ reference, subject, path, casePath }, desk) => {
  const { t } = desk;
  return {
    subject: t("mail.noticeReceipt.subject", { reference }),
    preview: t("mail.noticeReceipt.text"),
    kicker: t("mail.noticeReceipt.kicker"),
    title: t("mail.noticeReceipt.title"),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.noticeReceipt.text")}</Paragraph>
        <Facts
          desk={desk}
          facts={[
            { label: t("mail.statement.reference"), text: reference },
            {
              label: t("mail.noticeReceipt.reported"),
              text: (
                <TextLink desk={desk} path={path}>
                  {withoutLinks(subject, t("mail.link"))}
                </TextLink>
              ),
            },
          ]}
        />
        <Paragraph desk={desk}>{t("mail.noticeReceipt.keep")}</Paragraph>
        <Action spelled desk={desk} path={casePath} label={t("mail.noticeReceipt.action")} />
      </>
    ),
  };
};

/** What was decided, why, whether by machines, and how to object (DSA art. 16(5) and (6)). */
export const noticeDecision: Template<"notice-decision"> = (content, desk) => {
  const { t } = desk;
  const { reference, subject, upheld, decision, automated, casePath, appealPath } = content;
  const name = upheld ? "upheld" : "dismissed";
  return {
    subject: t("mail.noticeDecision.subject", { reference }),
    preview: t(`mail.noticeDecision.${name}Text`),
    kicker: t("mail.noticeDecision.kicker"),
    title: t(`mail.noticeDecision.${name}`),
    body: (
      <>
        <Paragraph desk={desk}>{t(`mail.noticeDecision.${name}Text`)}</Paragraph>
        <Facts
          desk={desk}
          facts={[
            { label: t("mail.noticeReceipt.reported"), text: withoutLinks(subject, t("mail.link")) },
            { label: t("mail.noticeDecision.decision"), text: decision },
            {
              label: t("mail.noticeDecision.automation"),
              text: t(automated ? "mail.noticeDecision.automated" : "mail.noticeDecision.notAutomated"),
            },
            { label: t("mail.statement.reference"), text: reference },
          ]}
        />
        <Paragraph desk={desk}>{t("mail.noticeDecision.redress")}</Paragraph>
        <Action spelled desk={desk} path={appealPath} label={t("mail.statement.appeal")} />
        <Note desk={desk}>
          <TextLink desk={desk} path={casePath}>
            {t("mail.noticeDecision.caseLink")}
          </TextLink>
        </Note>
        <Note desk={desk}>{t("mail.statement.otherRedress")}</Note>
      </>
    ),
  };
};
