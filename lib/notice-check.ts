import { parseEmail } from "#lib/email-address.ts";
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
  return parseEmail(email) === null ? "email-malformed" : null;
}
