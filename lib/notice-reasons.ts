import type { Translate } from "#lib/i18n.ts";
import type { Clause } from "#lib/policy.ts";

/** Laws that somebody can say a comment or an article breaks, in the words that people look for. */
const LAWS = [
  "incitement",
  "defamation",
  "threat",
  "privacy",
  "copyright",
  "youth",
  "child-abuse",
  "fraud",
  "other",
] as const;

/** Rules of the comment policy, by the names of their clauses (lib/policy.ts); what breaks the law stands among the laws. */
const RULES = [
  "off-topic",
  "insult",
  "hate",
  "false-claim",
  "personal-data",
  "advertising",
  "language",
  "other",
] as const satisfies Clause[];

export type NoticeReason = `law:${(typeof LAWS)[number]}` | `policy:${(typeof RULES)[number]}`;
export type Subject = { type: "comment" | "article"; id: number };

const LEGAL = LAWS.map((name): NoticeReason => `law:${name}`);
const POLICY = RULES.map((name): NoticeReason => `policy:${name}`);

/** The policy binds those who comment; what the newsroom itself publishes is measured by the law. */
export function reasonsFor(type: Subject["type"]): { law: NoticeReason[]; policy: NoticeReason[] } {
  return { law: LEGAL, policy: type === "comment" ? POLICY : [] };
}

export function isReasonFor(type: Subject["type"], reason: string): reason is NoticeReason {
  const { law, policy } = reasonsFor(type);
  return [...law, ...policy].some((one) => one === reason);
}

/** "Drohung, Nötigung, Nachstellung". What is stored may be older than the lists, and stands for itself then. */
export function reasonName(t: Translate, reason: string): string {
  if (!isReasonFor("comment", reason)) return reason;
  const [ground, name] = reason.split(":");
  return ground === "law"
    ? t(`report.laws.${name as (typeof LAWS)[number]}`)
    : t(`report.rules.${name as (typeof RULES)[number]}`);
}

/** Offences of art. 3–7 of Directive 2011/93/EU may be reported without a name (DSA art. 16(2)(c)). */
export const isAnonymousAllowed = (reason: string): boolean => reason === "law:child-abuse";
