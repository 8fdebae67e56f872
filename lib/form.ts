/** Bytes that a posted form may have: the longest text that any of ours takes, in any script, and its other fields. */
export const MAX_FORM_BYTES = 256 * 1024;

/** A field as text; "" when it is missing or a file. */
export function textOf(form: FormData | URLSearchParams, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
