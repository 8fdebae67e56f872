import { isAnonymousAllowed, isReasonFor } from "#lib/notice-reasons.ts";
import type { NoticeInput } from "#lib/notices.ts";

export type NoticeField = "reason" | "explanation" | "name" | "email" | "goodFaith" | "form";
/** Names of texts under `report.problems`. */
export type NoticeProblem =
  | "reason"
  | "explanation-missing"
  | "explanation-short"
  | "explanation-long"
  | "name-missing"
  | "name-long"
  | "email-missing"
  | "email-malformed"
  | "good-faith"
  | "trap"
  | "too-often"
  | "too-many";
export type NoticeProblems = Partial<Record<NoticeField, NoticeProblem>>;

/** Characters of an explanation: two pages. Longer cases come with documents, by mail. */
export const MAX_EXPLANATION = 5_000;
/** "Sufficiently substantiated" (DSA art. 16(2)(a)) is a sentence at least. */
const MIN_EXPLANATION = 15;
const MAX_NAME = 120;
/** Characters of a mail address (RFC 5321 §4.5.3.1.3, without its brackets). */
const MAX_EMAIL = 254;
/** One name, one "@", a host with a dot; letters of any script (RFC 6531), nothing that a header could be broken with. */
const EMAIL = /^[^\s@"(),:;<>[\\\]\p{C}]{1,64}@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]{2,}$/u;

/** What a notice lacks before it can be taken, by field. @param isSignedIn name and address are the account's then */
export function checkNotice(form: NoticeInput, { isSignedIn }: { isSignedIn: boolean }): NoticeProblems {
  const isNamed = !isSignedIn && !isAnonymousAllowed(form.reason);
  const found: Record<NoticeField, NoticeProblem | null> = {
    form: form.trap ? "trap" : null,
    reason: isReasonFor(form.subject.type, form.reason) ? null : "reason",
    explanation: checkExplanation(form.explanation),
    name: isSignedIn ? null : checkName(form.name, isNamed),
    email: isSignedIn ? null : checkEmail(form.email, isNamed),
    goodFaith: form.goodFaith ? null : "good-faith",
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

/** Also what an objection has to be. */
export function checkExplanation(text: string): NoticeProblem | null {
  if (text === "") return "explanation-missing";
  if (text.length < MIN_EXPLANATION) return "explanation-short";
  return text.length > MAX_EXPLANATION ? "explanation-long" : null;
}

function checkName(name: string, isRequired: boolean): NoticeProblem | null {
  if (name === "") return isRequired ? "name-missing" : null;
  return name.length > MAX_NAME ? "name-long" : null;
}

function checkEmail(email: string, isRequired: boolean): NoticeProblem | null {
  if (email === "") return isRequired ? "email-missing" : null;
  return email.length <= MAX_EMAIL && EMAIL.test(email) ? null : "email-malformed";
}
