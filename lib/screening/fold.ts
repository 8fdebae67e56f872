import { withoutFrames, withoutLookAlikes } from "#lib/screening/look-alikes.ts";

/** Signs that pass for letters within a word. "1" also passes for "l". */
const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "€": "e",
  "!": "i",
  "|": "i",
};
const LEET_SIGN = /[0134578@$€!|]/g;
const ONES = /[1!|]/g;
const UMLAUTS: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
/** Most words have nothing to unfold. */
const ORDINARY = /^(?!l[b-df-hj-km-np-tv-xz])[A-ZÄÖÜ]?[a-zäöüß]+$/;
const TRIPLE = /(.)\1\1/u;
/** What no reader sees: zero-width and bidi signs, soft hyphens, fillers, control characters. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu;
const MARKS = /\p{M}/gu;
/** German doubles letters ("Masse", "Mase"), but never writes three for stress. */
const DRAWN_OUT = /(.)\1{2,}/gu;

/** A small "l" drawn as a capital "I", and the other way round: "SchIampe", "ldiot". No German word begins so. */
const CAPITAL_IN_WORD = /(?<=\p{Ll})I/gu;
const L_BEFORE_CONSONANT = /^l(?=[b-df-hj-km-np-tv-xz])/;

/**
 * How a single word may have been meant, the likeliest first: without case, unseen signs, accents, look-alikes,
 * digits for letters, drawn out letters. Umlauts are written out, so "schwül" never becomes "schwul". More than
 * one form where a sign is ambiguous: "1" for "i" or "l", "aaa" for "a" or "aa". Empty for a word of unseen signs.
 */
export function foldWord(word: string): string[] {
  if (ORDINARY.test(word) && !TRIPLE.test(word)) return [umlautsOut(word.toLowerCase())];
  const forms = new Set<string>();
  for (const reading of readings(word)) {
    const seen = asSeen(reading);
    if (seen === "") continue;
    for (const form of meant(seen)) {
      forms.add(form.replace(DRAWN_OUT, "$1$1"));
      forms.add(form.replace(DRAWN_OUT, "$1"));
    }
  }
  return [...forms];
}

function readings(word: string): string[] {
  const swapped = word.replace(CAPITAL_IN_WORD, "l").replace(L_BEFORE_CONSONANT, "i");
  return swapped === word ? [word] : [word, swapped];
}

/** Text without what no reader sees; line breaks and tabs are spaces to the eye and stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => (/\s/.test(sign) && sign !== "\uFEFF" ? sign : ""));
}

/** Text with each letter as plain as Unicode has it: out of circles, squares and other alphabets' styles. */
export function plainLetters(text: string): string {
  return withoutFrames(visible(text).normalize("NFKC"));
}

/** Text as the eye takes it in: one sign for all that look alike, nothing that cannot be seen. Lower case. */
export function asSeen(text: string): string {
  return withoutLookAlikes(spelledPlainly(plainLetters(text)));
}

/** Lower case, umlauts written out, no accents: as somebody types whose keyboard lacks them. */
export function spelledPlainly(text: string): string {
  const withoutUmlauts = umlautsOut(text.toLowerCase().normalize("NFC"));
  return withoutUmlauts.normalize("NFD").replace(MARKS, "").normalize("NFC");
}

function umlautsOut(lower: string): string {
  return lower.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
}

/** Digits stand for letters only beside letters: "1diot", not "1848". */
function meant(word: string): string[] {
  if (!/\p{L}/u.test(word) || word.search(LEET_SIGN) < 0) return [word];
  const withL = word.replace(ONES, "l");
  return [word, withL].map((form) => form.replace(LEET_SIGN, (sign) => LEET[sign] ?? sign));
}
