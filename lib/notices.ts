import { asTyped, fellIntoTrap, textOf } from "#lib/form.ts";
import type { Subject } from "#lib/notice-reasons.ts";

/** What a report form sends (contract: POST /report {type, id, reason, explanation, name?, email?, goodFaith}). */
export type NoticeInput = {
  subject: Subject;
  reason: string;
  /** As typed: NFC, line ends as one character. */
  explanation: string;
  name: string;
  /** Lower case. */
  email: string;
  goodFaith: boolean;
  /** The field that people do not see was filled in. */
  trap: boolean;
};

/** More is not kept for giving it back: the form says how long an explanation may be. */
const KEPT_CHARACTERS = 20_000;

/** Reads a form as it was typed; what is wrong with it is said later. null: it names nothing that could be reported. */
export function readNotice(form: FormData): NoticeInput | null {
  const subject = readSubject(textOf(form, "type"), textOf(form, "id"));
  if (!subject) return null;
  return {
    subject,
    reason: line(textOf(form, "reason")),
    explanation: paragraphs(textOf(form, "explanation")),
    name: line(textOf(form, "name")),
    email: line(textOf(form, "email")).toLowerCase(),
    goodFaith: textOf(form, "goodFaith") !== "",
    trap: fellIntoTrap(form),
  };
}

/** What an address such as /report?type=comment&id=12 is about. */
export function readSubject(type: string, id: string): Subject | null {
  if (type !== "comment" && type !== "article") return null;
  return /^[1-9]\d{0,14}$/.test(id) ? { type, id: Number(id) } : null;
}

/** Marks that turn the direction of what follows: a name with them could rewrite the line that it stands in. */
const TURNS = /[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Several lines, as a person typed them. */
export function paragraphs(text: string): string {
  return asTyped(text.slice(0, KEPT_CHARACTERS)).trim();
}

function line(text: string): string {
  return paragraphs(text).replace(TURNS, "").replace(/\s+/g, " ").trim();
}
