import { asTyped } from "#lib/form.ts";
import { foldWord } from "#lib/words/fold.ts";
import { tokensOf } from "#lib/words/tokens.ts";

export type SuggestionKind = "topic" | "author" | "section" | "word";

/** Something to go on with: a page of the portal, or the search for what would then have been typed. */
export type Suggestion = { kind: SuggestionKind; text: string; path: string };

/** What has been typed so far: words, the last of which may only have begun. All folded but `before`. */
export type Beginning = {
  words: string[];
  /** What stands before the last word, as typed. */
  before: string;
  /** "" where the last word is over. */
  last: string;
};

export const MOST_SUGGESTIONS = 8;
/** A single letter begins too much. */
const SHORTEST = 2;
/** Names are no longer than that. */
const MOST_WORDS = 6;
/** Nobody types more before looking up. */
const LONGEST = 100;

/** @returns null where nothing can be offered yet */
export function readBeginning(text: string): Beginning | null {
  const typed = asTyped(text).replace(/\s+/g, " ").trimStart();
  const tokens = [...tokensOf(typed)];
  const end = tokens.at(-1);
  if (!end || typed.length > LONGEST || tokens.length > MOST_WORDS) return null;
  const words = tokens.map(({ word }) => foldWord(word)).filter((word) => word !== "");
  const longest = Math.max(...words.map((word) => word.length));
  if (longest < SHORTEST) return null;
  const last = end.end === typed.length ? foldWord(end.word) : "";
  return { words, before: typed.slice(0, end.start), last: last.length < SHORTEST ? "" : last };
}

/** In as many ways as the index is asked for one beginning. */
const MOST_SPELLINGS = 81;
/** What lib/words/fold.ts folds into one, the other way round; of accents those that German and English names have. */
const SPELT: Record<string, string[]> = {
  a: ["a", "ä", "ae", "á", "à"],
  o: ["o", "ö", "oe", "ó"],
  u: ["u", "ü", "ue"],
  e: ["e", "é", "è", "ê"],
  c: ["c", "ç", "č"],
  s: ["s", "š"],
  ss: ["ss", "ß"],
};

/**
 * Beginnings that a word may have in writing which is folded so: "mul" → "mul", "mül", "muel". Where that would be too
 * many they are shorter than what was typed: whoever asks with them looks at what they find again.
 */
export function spellings(folded: string): string[] {
  let list = [""];
  for (let at = 0; at < folded.length; ) {
    const piece = folded.startsWith("ss", at) ? "ss" : (folded[at] ?? "");
    const ways = SPELT[piece] ?? [piece];
    if (list.length * ways.length > MOST_SPELLINGS) break;
    list = list.flatMap((start) => ways.map((way) => start + way));
    at += piece.length;
  }
  return list;
}

/** Whether a name has words that begin as those that were typed. */
export function beginsAs(name: string, words: readonly string[]): boolean {
  const own = [...tokensOf(name)].map(({ word }) => foldWord(word));
  return words.every((word) => own.some((one) => one.startsWith(word)));
}
