/** Bytes that a posted form may have: the longest text that any of ours takes, in any script, and its other fields. */
export const MAX_FORM_BYTES = 256 * 1024;

/** A field as text; "" when it is missing or a file. */
export function textOf(form: FormData | URLSearchParams, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A field that people do not see, with a name that programs like. */
export const HONEYPOT = "website";

/** Whether the field that people do not see was filled in. */
export const fellIntoTrap = (form: FormData | URLSearchParams): boolean =>
  textOf(form, HONEYPOT).trim() !== "";

/** What no database takes and no eye sees, line breaks and tabs apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

/** Several lines, as a person typed them: NFC, line ends as one character, nothing else touched that can be seen. */
export const asTyped = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROLS, "").normalize("NFC");
