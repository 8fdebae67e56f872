import { type Translate, translator } from "#lib/i18n.ts";
import type { Site } from "#lib/site.ts";

/**
 * What a comment can be turned down for, in the order in which a moderator is shown it. `rule` is the number in
 * the comment policy (db/demo/content/pages/comment-policy.html); what breaks the law has to name it (DSA art.
 * 17 (3) (d)), what breaks the policy names the rule (e).
 */
export const CLAUSES = {
  "off-topic": { ground: "policy", rule: 1 },
  insult: { ground: "policy", rule: 2 },
  hate: { ground: "policy", rule: 2 },
  "false-claim": { ground: "policy", rule: 3 },
  "personal-data": { ground: "policy", rule: 4 },
  unlawful: { ground: "law", rule: 5 },
  advertising: { ground: "policy", rule: 6 },
  language: { ground: "policy", rule: 7 },
  other: { ground: "policy", rule: null },
} as const;

export type Clause = keyof typeof CLAUSES;
export type Ground = (typeof CLAUSES)[Clause]["ground"];

export const CLAUSE_NAMES = Object.keys(CLAUSES) as Clause[];

export const isClause = (name: unknown): name is Clause =>
  typeof name === "string" && Object.hasOwn(CLAUSES, name);

/** Clauses whose meaning is in the moderator's own words: they have no words of their own. */
export const needsOwnWords = (clause: Clause): boolean => clause === "other" || clause === "unlawful";

/** "Angriff auf Menschen": as a moderator picks it. */
export const clauseName = (t: Translate, clause: Clause): string => t(`queue.clause.${clause}.name`);

/** What the writer is told where the moderator adds nothing; "" where only own words will do. */
export const clauseWords = (t: Translate, clause: Clause): string =>
  needsOwnWords(clause) ? "" : t(`queue.clause.${clause as "insult"}.words`);

/**
 * What `statements.clause` says, in the words of a mail or a case: "Regel 2: Angriff auf Menschen". Policy is
 * stored as the clause's code, law as the text that names it ("§ 130 StGB").
 */
export function clauseText(locale: Site["locale"], { ground, clause }: { ground: Ground; clause: string }) {
  if (ground === "law" || !isClause(clause)) return clause;
  const t = translator(locale);
  const { rule } = CLAUSES[clause];
  return rule === null ? clauseName(t, clause) : t("queue.rule", { rule, name: clauseName(t, clause) });
}
