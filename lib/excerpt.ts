/** Search services and social cards show about this much of a description. */
export const DESCRIPTION_LENGTH = 300;

/** The beginning of a text on one line, cut between words with "…"; `length` characters at most. */
export function excerpt(text: string, length = DESCRIPTION_LENGTH): string {
  // No more than this is looked at, however long the text is.
  const line = text
    .slice(0, length * 8)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const whole = line.charAt(length - 1) === " " ? cut.length : cut.lastIndexOf(" ");
  const words = whole > length / 2 ? cut.slice(0, whole) : cut;
  // Half of a surrogate pair at the cut goes too.
  return `${words.replace(/[\s,;:–—-]+$|[\uD800-\uDBFF]$/u, "")}…`;
}
