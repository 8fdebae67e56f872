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
      <Subtitle desk={desk}>{t("mail.statement.redressTitle")}</Subtitle>
      <Paragraph desk={desk}>{t("mail.statement.redress")}</Paragraph>
      <Action spelled desk={desk} path={statement.appealPath} label={t("mail.statement.appeal")} />
      <Note desk={desk}>{t("mail.statement.otherRedress")}</Note>
    </>
  );
}

function factsOf({ desk, statement, restriction }: Props): Fact[] {
  const { t, calendar } = desk;
  const { reference, facts, ground, clause, fromNotice, endsAt } = statement;
  const until = endsAt
    ? t("mail.statement.until", { date: dateTime(new Date(endsAt), calendar) })
    : t("mail.statement.unlimited");
  const detected = t(statement.automatedDetection ? "mail.statement.detected" : "mail.statement.notDetected");
  const decided = t(statement.automatedDecision ? "mail.statement.decided" : "mail.statement.notDecided");
  return [
    { label: t("mail.statement.restriction"), text: restriction },
    { label: t("mail.statement.scope"), text: t("mail.statement.everywhere", { until }) },
    { label: t("mail.statement.facts"), text: facts },
    {
      label: t("mail.statement.origin"),
      text: t(fromNotice ? "mail.statement.fromNotice" : "mail.statement.ownCheck"),
    },
    { label: t("mail.statement.automation"), text: `${detected} ${decided}` },
    ground === "law"
      ? { label: t("mail.statement.law"), text: t("mail.statement.lawText", { clause }) }
      : { label: t("mail.statement.policy"), text: <Clause desk={desk} clause={clause} /> },
    { label: t("mail.statement.reference"), text: reference },
  ];
}

function Clause({ desk, clause }: { desk: Desk; clause: string }) {
  return (
    <>
      {desk.t("mail.statement.policyText", { clause })}
      <br />
      <TextLink desk={desk} path={paths.commentPolicy()}>
        {desk.t("mail.statement.policyLink")}
      </TextLink>
    </>
  );
}
