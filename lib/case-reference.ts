/** "M" for a notice (Meldung), "ST" for a statement of reasons: what lib/reference.ts is asked for. */
export const NOTICE_REFERENCE = "M";
const KINDS = `${NOTICE_REFERENCE}|ST`;
const GROUP = /.{4}/g;

/** A reference as somebody typed it from a letter: case, spaces and look-alikes do not matter. null: it is none. */
export function readCaseReference(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const [, kind, year, letters] = new RegExp(`^(${KINDS})([0-9OIL]{4})([0-9A-Z]{16})$`).exec(bare) ?? [];
  if (!kind || !year || !letters) return null;
  return [kind, plain(year), ...(plain(letters).match(GROUP) ?? [])].join("-");
}

const plain = (letters: string) => letters.replace(/O/g, "0").replace(/[IL]/g, "1");
