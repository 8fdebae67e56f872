import type { RestrictTexts } from "#components/admin/restrict-form.tsx";
import type { Translate } from "#lib/i18n.ts";
import { CLAUSE_NAMES, CLAUSES, clauseName, clauseText } from "#lib/policy.ts";

const KINDS = ["warning", "premoderate", "suspension", "ban"] as const;

/** What the form that restricts somebody says. */
export function restrictTexts(t: Translate, locale: "de" | "en"): RestrictTexts {
  return {
    title: t("admin.restrictTitle"),
    kind: t("admin.restrictKind"),
    kinds: KINDS.map((name) => ({
      name,
      label: t(`admin.restriction.${name}`),
      help: t(`admin.restrictionHelp.${name}`),
    })),
    clause: t("queue.rejectLegend"),
    clauses: CLAUSE_NAMES.map((name) => ({
      name,
      label:
        CLAUSES[name].rule === null
          ? clauseName(t, name)
          : clauseText(locale, { ground: "policy", clause: name }),
    })),
    reason: t("queue.words"),
    reasonHelp: t("queue.wordsHelp"),
    law: t("queue.law"),
    lawHelp: t("queue.lawHelp"),
    endsAt: t("admin.endsAt"),
    endsAtHelp: t("admin.endsAtHelp"),
    send: t("admin.restrictButton"),
  };
}
