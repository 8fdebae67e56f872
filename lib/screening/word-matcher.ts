import { fits, literalPieces, type PatternWord, patternWords, stemsOf } from "#lib/screening/pattern.ts";
import { Shelf } from "#lib/screening/shelf.ts";
import { type Word, wordsOf } from "#lib/screening/words.ts";

export type WordKind = "watch" | "suspect" | "banned";
/** An entry of the newsroom's list, as typed: words, with "*" for any letters. */
export type WordEntry = { kind: WordKind; pattern: string };
/** An entry that a text has, and where: `found` as it stands in the text. */
export type WordMatch = WordEntry & { found: string };
/** Made by buildWordMatcher. */
export type WordMatcher = { find: (text: string) => WordMatch[] };

type Pattern = { entry: WordEntry; words: PatternWord[]; anchor: number; literal: string[] };
type ShelfName = "whole" | "begins" | "ends" | "inside";
type Shelves = Record<ShelfName, Shelf<Pattern>>;

/**
 * A list of words made ready to look for, thousands as fast as one: each pattern hangs on the longest piece of one
 * of its words, and a text's words are looked up by their stems and by beginnings, ends and middles of the lengths
 * that occur. Build it once per list; a list of 65,000 takes about a second.
 */
export function buildWordMatcher(entries: readonly WordEntry[]): WordMatcher {
  const shelves: Shelves = {
    whole: new Shelf(),
    begins: new Shelf(),
    ends: new Shelf(),
    inside: new Shelf(),
  };
  for (const entry of entries) {
    const words = patternWords(entry.pattern);
    const anchor = anchorOf(words);
    const word = words[anchor];
    if (!word) continue;
    const { shelf, piece } = placeOf(word);
    shelves[shelf].put(piece, { entry, words, anchor, literal: literalPieces(entry.pattern) });
  }
  return { find: (text) => find(shelves, text) };
}

function find(shelves: Shelves, text: string): WordMatch[] {
  const words = wordsOf(text);
  const lower = text.toLowerCase();
  const found = new Map<WordEntry, WordMatch>();
  for (const [form, places] of placesOf(words)) {
    for (const pattern of candidates(shelves, form)) {
      if (found.has(pattern.entry)) continue;
      if (!pattern.literal.every((piece) => lower.includes(piece))) continue;
      const shown = firstOf(places, (at) => standsAt(pattern, words, at - pattern.anchor));
      if (shown !== null) found.set(pattern.entry, { ...pattern.entry, found: shown });
    }
  }
  return [...found.values()];
}

/** Each form once, with where it stands: a text repeats its words, and nobody should make that dear. */
function placesOf(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { forms }] of words.entries()) {
    for (const form of forms) {
      const there = places.get(form);
      if (there) there.push(at);
      else places.set(form, [at]);
    }
  }
  return places;
}

function firstOf<T>(places: readonly number[], look: (at: number) => T | null): T | null {
  for (const at of places) {
    const seen = look(at);
    if (seen !== null) return seen;
  }
  return null;
}

/** The longest word is the rarest: few texts have to be compared with the rest of the pattern. */
function anchorOf(words: readonly PatternWord[]): number {
  let best = 0;
  const weight = (word: PatternWord | undefined) =>
    Math.max(0, ...(word?.pieces ?? []).map((piece) => piece.length));
  for (const at of words.keys()) if (weight(words[at]) > weight(words[best])) best = at;
  return best;
}

function placeOf({ pieces, opensFree, endsFree }: PatternWord): { shelf: ShelfName; piece: string } {
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1 && !opensFree && !endsFree) return { shelf: "whole", piece: first };
  if (!opensFree) return { shelf: "begins", piece: first };
  return endsFree ? { shelf: "inside", piece: first } : { shelf: "ends", piece: last };
}

function candidates(shelves: Shelves, form: string): Pattern[] {
  const stems = stemsOf(form);
  const found = stems.flatMap((stem) => shelves.whole.get(stem));
  found.push(...shelves.begins.from(form, 0));
  for (const stem of stems) found.push(...shelves.ends.until(stem));
  for (let at = 0; at < form.length; at++) found.push(...shelves.inside.from(form, at));
  return found;
}

/** @returns how the text writes the pattern's words from this word on; null if it does not */
function standsAt({ words }: Pattern, text: readonly Word[], from: number): string | null {
  const shown: string[] = [];
  for (const [offset, word] of words.entries()) {
    const there = text[from + offset];
    if (!there?.forms.some((form) => fits(word, form))) return null;
    shown.push(there.shown);
  }
  return shown.join(" ");
}
