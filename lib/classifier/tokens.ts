/** One word, sign or stand-in of a text, as the classifier reads it. */
export type Token = {
  /** Folded: what the model learns. */
  text: string;
  /** As it stands in the comment: what a moderator is shown. */
  shown: string;
  /** Signs and stand-ins have no letters to look into. */
  isWord: boolean;
};

/** Who is addressed and which page is linked says little; that somebody or something is says enough. */
const STAND_INS: [RegExp, string][] = [
  [/^(?:https?:\/\/|www\.)/i, "<link>"],
  [/^@[\p{L}\p{N}_]/u, "<name>"],
];
/** Addresses, mentions, words (with inner hyphens apart), rows of "!", "?" or ".", single pictures. */
const TOKEN =
  /(?:https?:\/\/|www\.)\S{1,2000}|@[\p{L}\p{N}_]+|[\p{L}\p{M}\p{N}]+|!+|\?+|\.{2,}|…|\p{Extended_Pictographic}/giu;
/** What cannot be seen must not part a word. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}]/gu;
/** A longer "word" is noise, and looking into it would cost without bound. */
const WORD_CHARACTERS = 40;

export function tokensOf(text: string): Token[] {
  return Array.from(text.normalize("NFKC").replace(UNSEEN, "").matchAll(TOKEN), ([shown]) => tokenOf(shown));
}

function tokenOf(shown: string): Token {
  const standIn = STAND_INS.find(([pattern]) => pattern.test(shown))?.[1];
  if (standIn) return { text: standIn, shown: shown.slice(0, WORD_CHARACTERS), isWord: false };
  if (!/[\p{L}\p{N}]/u.test(shown)) return { text: shown.slice(0, 3), shown, isWord: false };
  return { text: foldWord(shown), shown, isWord: true };
}

/** Case and "ß" are matters of spelling, umlauts are not; of numbers only the length says something. */
function foldWord(word: string): string {
  const lower = word.toLowerCase().replace(/ß/g, "ss").replace(/\p{N}/gu, "0");
  return lower.replace(/(.)\1{2,}/gu, "$1$1").slice(0, WORD_CHARACTERS);
}
