/** A text in pieces; those to be marked are what a check had found in it. */
export type Piece = { text: string; isMarked: boolean };

const ADDRESS = String.raw`\bhttps?:\/\/[^\s<>"„“”»«]{1,500}`;
/** More would colour the whole text. */
const MOST_WORDS = 30;

const literally = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Where the words stand in a text, whatever their case, and where it links to. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const wanted = words.filter((word) => word.trim() !== "").slice(0, MOST_WORDS);
  const found = new RegExp([ADDRESS, ...wanted.map(literally)].join("|"), "giu");
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: match, index } of text.matchAll(found)) {
    if (index > done) pieces.push({ text: text.slice(done, index), isMarked: false });
    pieces.push({ text: match, isMarked: true });
    done = index + match.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMarked: false });
  return pieces;
}
