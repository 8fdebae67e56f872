/** What had to be mended so that the rest could be read. */
export type Repairs = { unreadable: number; forbidden: number; ampersands: number };

// XML 1.0 §2.2: everything but tab, line feed, carriage return below U+0020, and U+FFFE, U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const reference = /&#(?:x([0-9a-f]{1,7})|([0-9]{1,8}));/gi;
const replacement = /\ufffd/g;

/** Longer than any token whose first half may end a piece: `<![CDATA[`, `]]>`, `&CounterClockwiseContourIntegral;`. */
const TAIL = 36;
const CDATA = "<![CDATA[";
const CDATA_END = "]]>";
/** An ampersand that begins nothing; the parser would swallow everything up to the next semicolon. */
const bare = /&(?!#x[0-9a-f]{1,7};|#[0-9]{1,8};|[a-z][a-z0-9]{0,31};)/gi;

/**
 * Mends a file piece by piece: leaves out characters and references that XML 1.0 does not allow, escapes bare
 * ampersands outside CDATA, and counts both. Gives what is ready; the rest waits for the next piece.
 */
export function repairer(repairs: Repairs): (piece: string, last?: boolean) => string {
  let kept = "";
  let inCdata = false;
  return (piece, last = false) => {
    const text = kept + piece;
    const early = Math.max(0, text.length - TAIL);
    const token = last ? -1 : text.slice(early).search(/[&<\]]/);
    const cut = token < 0 ? text.length : early + token;
    let made = "";
    let from = 0;
    while (from < cut) {
      const mark = inCdata ? CDATA_END : CDATA;
      const found = text.indexOf(mark, from);
      const isHere = found >= 0 && found < cut;
      const until = isHere ? found + mark.length : cut;
      const part = repairCharacters(text.slice(from, until), repairs);
      made += inCdata ? part : repairAmpersands(part, repairs);
      if (isHere) inCdata = !inCdata;
      from = until;
    }
    // A token that begins before the cut was taken whole.
    kept = text.slice(from);
    return made;
  };
}

function repairAmpersands(text: string, repairs: Repairs): string {
  if (!text.includes("&")) return text;
  return text.replace(bare, () => {
    repairs.ampersands += 1;
    return "&amp;";
  });
}

function repairCharacters(text: string, repairs: Repairs): string {
  repairs.unreadable += text.match(replacement)?.length ?? 0;
  const without = text.replace(forbidden, () => {
    repairs.forbidden += 1;
    return "";
  });
  if (!without.includes("&#")) return without;
  return without.replace(reference, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? "", 10);
    if (isXmlCharacter(code)) return whole;
    repairs.forbidden += 1;
    return "";
  });
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}
