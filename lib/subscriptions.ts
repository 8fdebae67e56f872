import { parseEmail } from "#lib/email-address.ts";
import { asTyped, textOf } from "#lib/form.ts";

/** What somebody may ask to hear of. */
export const SUBSCRIPTION_KINDS = [
  "similar",
  "topic",
  "section",
  "author",
  "story",
  "search",
  "comments",
  "corrections",
  "newsletter",
] as const;
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number];

export const FREQUENCIES = ["at_once", "daily", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What mails are about: a row of its kind, a search in words, or, without either, the whole paper. */
export type Subject = { kind: SubscriptionKind; refId: number | null; query: string | null };

/** Kinds that name one row; the others name none, or may. */
const NEEDS_REF = new Set<SubscriptionKind>(["similar", "topic", "section", "author", "story", "comments"]);

/** A search that nobody could have typed is none. */
const LONGEST_QUERY = 200;

/** How often, where nobody has chosen: news of one thing at once, of much together. */
const USUAL: Record<SubscriptionKind, Frequency> = {
  similar: "at_once",
  topic: "daily",
  section: "daily",
  author: "daily",
  story: "at_once",
  search: "daily",
  comments: "daily",
  corrections: "at_once",
  newsletter: "at_once",
};

/** An unconfirmed wish is forgotten after so many days (rule LG). */
export const UNCONFIRMED_DAYS = 7;

/** A subscription as a form asks for it. `email` as it was typed. */
export type SubscriptionInput = { subject: Subject; email: string; frequency: Frequency };

export type SubscriptionProblem = "email" | "not-found" | "too-often";

/** @returns null for what names nothing that can be subscribed to: no form of ours */
export function readSubject(kind: string, ref: string): Subject | null {
  const known = SUBSCRIPTION_KINDS.find((one) => one === kind);
  if (!known) return null;
  if (known === "search") {
    const query = asTyped(ref).replace(/\s+/g, " ").trim();
    return query === "" || query.length > LONGEST_QUERY ? null : { kind: known, refId: null, query };
  }
  if (ref === "") return NEEDS_REF.has(known) ? null : { kind: known, refId: null, query: null };
  if (known === "newsletter" || !/^[1-9]\d{0,14}$/.test(ref)) return null;
  return { kind: known, refId: Number(ref), query: null };
}

/** A subject as the two fields of a form. */
export const refOf = ({ refId, query }: Subject): string => query ?? (refId === null ? "" : `${refId}`);

/** What comes when it comes: nobody collects mistakes for a week. */
export const isAlwaysAtOnce = (kind: SubscriptionKind): boolean =>
  kind === "corrections" || kind === "newsletter";

export const readFrequency = (text: string, kind: SubscriptionKind): Frequency =>
  isAlwaysAtOnce(kind) ? "at_once" : (FREQUENCIES.find((one) => one === text) ?? USUAL[kind]);

/** @returns null when it is none of our forms */
export function readSubscription(form: FormData): SubscriptionInput | null {
  // Where several things are offered, one field says it all: "topic:12".
  const [, kind = "", ref = ""] = /^(\w*):?(.*)$/s.exec(textOf(form, "kind")) ?? [];
  const subject = readSubject(kind, textOf(form, "ref") || ref);
  if (!subject) return null;
  return {
    subject,
    // Longer than any address, and still shown to whoever typed it.
    email: asTyped(textOf(form, "email")).slice(0, 400),
    frequency: readFrequency(textOf(form, "frequency"), subject.kind),
  };
}

export const checkSubscription = ({ email }: SubscriptionInput): SubscriptionProblem | null =>
  parseEmail(email) === null ? "email" : null;
