import { textOf } from "#lib/form.ts";
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

/** The field that people do not see, with a name that programs like. */
export const TRAP = "website";

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
    trap: textOf(form, TRAP).trim() !== "",
  };
}

/** What an address such as /report?type=comment&id=12 is about. */
export function readSubject(type: string, id: string): Subject | null {
  if (type !== "comment" && type !== "article") return null;
  return /^[1-9]\d{0,14}$/.test(id) ? { type, id: Number(id) } : null;
}

/** What no database takes and no eye sees, line breaks and tabs apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;
/** Marks that turn the direction of what follows: a name with them could rewrite the line that it stands in. */
const TURNS = /[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Several lines, as a person typed them. */
export function paragraphs(text: string): string {
  const plain = text.slice(0, KEPT_CHARACTERS).toWellFormed().replace(/\r\n?/g, "\n");
  return plain.replace(CONTROLS, "").normalize("NFC").trim();
}

function line(text: string): string {
  return paragraphs(text).replace(TURNS, "").replace(/\s+/g, " ").trim();
}
