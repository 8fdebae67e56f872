/** Letters that Unicode does not take apart: what a keyboard without them offers instead. */
const SPELT: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};
const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join("")}]`, "gu");
const MARKS = /\p{M}+/gu;
/** After a vowel or a q the e is no umlaut: "neue", "Frauen", "Quelle". */
const WRITTEN_OUT = /(?<![aeiouyq])([aou])e/g;

/**
 * One spelling for all that readers type: small letters, no marks, and umlauts with or without dots or written out
 * ("Müller", "Mueller", "Muller" → "muller"; "Straße", "Strasse" → "strasse"). What only looks like an umlaut
 * ("Israel") is shortened too; text and query alike, so it still meets.
 */
export function foldWord(word: string): string {
  const plain = word.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const spelt = plain.replace(SPELT_LETTERS, (letter) => SPELT[letter] ?? letter);
  return spelt.replace(WRITTEN_OUT, "$1");
}
