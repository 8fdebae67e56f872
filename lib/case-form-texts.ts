import type { Translate } from "#lib/i18n.ts";
import { CLAUSE_NAMES, clauseName } from "#lib/policy.ts";

/** What a form on a case says: it runs in the browser, where the texts are not. */
export type CaseFormTexts = {
  title: string;
  choice: string;
  clause: string;
  choose: string;
  law: string;
  lawHint: string;
  reason: string;
  decision: string;
  decisionHint: string;
  submit: string;
};

export type ClauseOption = { value: string; name: string };

export function caseFormTexts(t: Translate) {
  const grounds = {
    choice: t("cases.choice"),
    clause: t("cases.clause"),
    choose: t("report.choose"),
    law: t("cases.law"),
    lawHint: t("cases.lawHint"),
    reason: t("cases.reason"),
  };
  const decide: CaseFormTexts = {
    ...grounds,
    title: t("cases.decideTitle"),
    decision: t("cases.toReporter"),
    decisionHint: t("cases.toReporterHint"),
    submit: t("cases.decide"),
  };
  const answer: CaseFormTexts = {
    ...grounds,
    title: t("cases.answerTitle"),
    decision: t("cases.toObjector"),
    decisionHint: t("cases.toObjectorHint"),
    submit: t("cases.answer"),
  };
  const clauses: ClauseOption[] = CLAUSE_NAMES.map((value) => ({ value, name: clauseName(t, value) }));
  return { decide, answer, clauses };
}
