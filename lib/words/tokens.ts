/** A word of a text, and where it stands there: offsets in UTF-16 units, the end exclusive. */
export type Token = { word: string; start: number; end: number };

/** Letters, digits and the marks that belong to them (UAX #29, without joining by hyphen or apostrophe). */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Longer than the longest word anybody has printed; what is longer is no word. */
const LONGEST = 80;

/** Every word in the order of the text. */
export function* tokensOf(text: string): Generator<Token> {
  for (const found of text.matchAll(WORD)) {
    const [word] = found;
    if (word.length <= LONGEST) yield { word, start: found.index, end: found.index + word.length };
  }
}
