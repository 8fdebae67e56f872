import { foldWord, plainLetters, spelledPlainly } from "#lib/screening/fold.ts";
import { wordsOf } from "#lib/screening/words.ts";

/** Part of a pattern that stands for one word: its fixed pieces, and what may stand around and between them. */
export type PatternWord = { pieces: string[]; opensFree: boolean; endsFree: boolean };

/** Endings of German nouns, adjectives and their feminine forms. */
const ENDINGS = ["e", "en", "em", "er", "ern", "es", "n", "ns", "r", "s", "m", "in", "innen"];
const LONGEST_ENDING = 5;
/** A shorter word with an ending is too often another word. */
const SHORTEST_INFLECTED = 4;
/** Scripts that put no space between words: a pattern may begin anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** Stands for "*" between folded words, which never contain it. */
const STAR = "*";

/** The words of a pattern, in order. Empty if nothing is left that could be looked for. */
export function patternWords(pattern: string): PatternWord[] {
  return pattern
    .trim()
    .split(/\s+/)
    .flatMap((word) => pieceOut(word));
}

/** Spaces, stars, and what joins two letters. */
const BETWEEN_WORDS = /[\s*]+|(?<=[\p{L}\p{N}])['’-](?=[\p{L}\p{N}])/u;

/**
 * What must stand there as typed; nothing for a pattern of plain words. Who writes signs means them: "in/" is part of
 * an address, not the word "in". And who lists "g00gle" or a look-alike letter means the trick, not every "Google".
 */
export function literalPieces(pattern: string): string[] {
  const typed = pattern.trim().toLowerCase();
  const isPlain = typed.split(BETWEEN_WORDS).every((word) => word === "" || isPlainWord(word));
  return isPlain ? [] : typed.split("*").filter(Boolean);
}

function isPlainWord(word: string): boolean {
  if (/^\p{Extended_Pictographic}\uFE0F?$/u.test(word)) return true;
  return /^[\p{L}\p{M}\p{N}]+$/u.test(word) && foldWord(word)[0] === spelledPlainly(word);
}

/** "*" belongs to the word that it touches; signs part a pattern's words as they part a text's. */
function pieceOut(typed: string): PatternWord[] {
  const chunks = typed.split(/(\*+)/).filter(Boolean);
  const marked: string[] = [];
  for (const chunk of chunks) {
    if (chunk.startsWith("*")) marked.push(STAR);
    else marked.push(...wordsIn(chunk));
  }
  return grouped(marked);
}

/** The parts alone: a text has them too, beside the whole that they make. */
function wordsIn(chunk: string): string[] {
  const words = plainLetters(chunk).split(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/u);
  return words.flatMap((word) => wordsOf(word)).map(({ forms }) => forms[0] ?? "");
}

function grouped(marked: readonly string[]): PatternWord[] {
  const words: PatternWord[] = [];
  let starBefore = false;
  for (const mark of marked) {
    const last = words.at(-1);
    if (mark === STAR) {
      if (last) last.endsFree = true;
      starBefore = true;
      continue;
    }
    if (last && starBefore) {
      last.pieces.push(mark);
      last.endsFree = UNSPACED.test(mark);
    } else {
      const unspaced = UNSPACED.test(mark);
      words.push({ pieces: [mark], opensFree: starBefore || unspaced, endsFree: unspaced });
    }
    starBefore = false;
  }
  return words;
}

/** Whether a folded word is what the pattern's word stands for; German endings come free. */
export function fits({ pieces, opensFree, endsFree }: PatternWord, form: string): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  const at = opensFree ? form.indexOf(first) : form.startsWith(first) ? 0 : -1;
  if (at < 0) return false;
  if (last === undefined) return endsFree || stemsOf(form).some((stem) => endsWith(stem, first, opensFree));
  const end = piecesFollow(form, at + first.length, rest);
  if (end < 0) return false;
  if (endsFree) return form.indexOf(last, end) >= 0;
  return stemsOf(form).some((stem) => stem.endsWith(last) && stem.length - last.length >= end);
}

function endsWith(stem: string, piece: string, opensFree: boolean): boolean {
  return opensFree ? stem.endsWith(piece) : stem === piece;
}

function piecesFollow(form: string, from: number, pieces: readonly string[]): number {
  let at = from;
  for (const piece of pieces) {
    const found = form.indexOf(piece, at);
    if (found < 0) return -1;
    at = found + piece.length;
  }
  return at;
}

/** The word itself, and what is left of it without an ending. */
export function stemsOf(form: string): string[] {
  const stems = [form];
  for (let cut = 1; cut <= LONGEST_ENDING && form.length - cut >= SHORTEST_INFLECTED; cut++) {
    if (ENDINGS.includes(form.slice(-cut))) stems.push(form.slice(0, -cut));
  }
  return stems;
}
