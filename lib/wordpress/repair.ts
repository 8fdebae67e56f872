import type { Repairs } from "#lib/wordpress/decode.ts";

// XML 1.0 §2.2: everything but tab, line feed, carriage return below U+0020, and U+FFFE, U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const reference = /&#(?:x([0-9a-f]{1,7})|([0-9]{1,8}));/gi;
const replacement = /\ufffd/g;

/** Leaves out characters and character references that XML 1.0 does not allow, and counts them. */
export function repairMarkup(text: string, repairs: Repairs): string {
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
