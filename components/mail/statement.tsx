import { Action } from "#components/mail/action.tsx";
import { type Fact, Facts } from "#components/mail/facts.tsx";
import type { Desk, Of } from "#components/mail/letter.ts";
import { Note, Paragraph, Subtitle, TextLink } from "#components/mail/text.tsx";
import { dateTime } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";

type Reasons = Of<"restriction">["statement"];
type Props = { desk: Desk; statement: Reasons; restriction: string };

/** A statement of reasons with all that DSA art. 17(3) asks for, in its order, and what can be done (a–f). */
export function Statement({ desk, statement, restriction }: Props) {
  const { t } = desk;
  return (
    <>
      <Subtitle desk={desk}>{t("mail.statement.title")}</Subtitle>
      <Facts desk={desk} facts={factsOf({ desk, statement, restriction })} />
      {statement.ground === "policy" && (
        <Note desk={desk}>
          <TextLink desk={desk} path={paths.commentPolicy()}>
            {t("mail.statement.policyLink")}
          </TextLink>
        </Note>
      )}
      <Subtitle desk={desk}>{t("mail.statement.redressTitle")}</Subtitle>
      <Paragraph desk={desk}>{t("mail.statement.redress")}</Paragraph>
      <Action desk={desk} path={statement.appealPath} label={t("mail.statement.appeal")} />
      <Note desk={desk}>{t("mail.statement.otherRedress")}</Note>
    </>
  );
}

function factsOf({ desk: { t, calendar }, statement, restriction }: Props): Fact[] {
  const { reference, facts, ground, clause, fromNotice, endsAt } = statement;
  const until = endsAt
    ? t("mail.statement.until", { date: dateTime(new Date(endsAt), calendar) })
    : t("mail.statement.unlimited");
  const detected = t(statement.automatedDetection ? "mail.statement.detected" : "mail.statement.notDetected");
  const decided = t(statement.automatedDecision ? "mail.statement.decided" : "mail.statement.notDecided");
  const isLaw = ground === "law";
  return [
    { label: t("mail.statement.restriction"), text: restriction },
    { label: t("mail.statement.scope"), text: t("mail.statement.everywhere", { until }) },
    { label: t("mail.statement.facts"), text: facts },
    {
      label: t("mail.statement.origin"),
      text: t(fromNotice ? "mail.statement.fromNotice" : "mail.statement.ownCheck"),
    },
    { label: t("mail.statement.automation"), text: `${detected} ${decided}` },
    {
      label: t(isLaw ? "mail.statement.law" : "mail.statement.policy"),
      text: t(isLaw ? "mail.statement.lawText" : "mail.statement.policyText", { clause }),
    },
    { label: t("mail.statement.reference"), text: reference },
  ];
}
