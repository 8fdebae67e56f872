import { foldWord, plainLetters } from "#lib/screening/fold.ts";

/** A word of a text: as a reader sees it, and every form it may stand for. */
export type Word = { shown: string; forms: string[] };

/** Letters, digits and their accents; or one picture. */
const PART = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
const PICTURE = /^\p{Extended_Pictographic}/u;
/** Signs that join parts to one word (Idi.ot, Drecks-kerl), or stand for a letter in it (B@stard). */
const JOINT = /^[-‐‑._*·'’+~@$€!|]$/u;
const LEADING = /[@$€]/;
/** As many letters one by one make a word: "I D I O T", but not "z. B." */
const SPELLED_OUT = 3;
/** Nobody hides a word in more parts; without an end, a row of signs would cost its square. */
const MOST_PARTS = 40;

type Part = { text: string; start: number; end: number };

/**
 * The words of a text in their order. Where parts of a word are joined by signs, and where letters stand one by
 * one, the whole follows its parts as a word of its own.
 */
export function wordsOf(typed: string): Word[] {
  const text = plainLetters(typed);
  const parts = Array.from(text.matchAll(PART), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const words: Word[] = [];
  for (let at = 0; at < parts.length; ) {
    const end = Math.max(joinedUntil(text, parts, at), spelledUntil(text, parts, at), at + 1);
    const run = parts.slice(at, end);
    for (const part of run) add(words, part.text, [part.text]);
    const whole = wholeOf(text, run);
    if (whole) add(words, whole.shown, whole.readings);
    at = end;
  }
  return words;
}

function add(words: Word[], shown: string, readings: readonly string[]): void {
  const forms = [
    ...new Set(readings.flatMap((reading) => (PICTURE.test(reading) ? [reading] : foldWord(reading)))),
  ];
  if (forms.length > 0) words.push({ shown, forms });
}

function joinedUntil(text: string, parts: readonly Part[], from: number): number {
  let end = from + 1;
  for (; end < Math.min(parts.length, from + MOST_PARTS); end++) {
    const [before, after] = [parts[end - 1], parts[end]];
    if (!before || !after || !isJoined(text, before, after)) break;
  }
  return end;
}

function isJoined(text: string, before: Part, after: Part): boolean {
  const between = text.slice(before.end, after.start);
  if (!JOINT.test(between) || PICTURE.test(before.text) || PICTURE.test(after.text)) return false;
  // "Unsinn.Rede" and "Ja!Nein" lack a space; nobody hides a word like that.
  return between === "-" || !/\p{Ll}$/u.test(before.text) || !/^\p{Lu}/u.test(after.text);
}

function spelledUntil(text: string, parts: readonly Part[], from: number): number {
  const gapAfter = (at: number) => text.slice(parts[at]?.end, parts[at + 1]?.start);
  const isLetter = (at: number) => /^\P{Extended_Pictographic}$/u.test(parts[at]?.text ?? "");
  const gap = gapAfter(from);
  if (!isLetter(from) || !/^\s{1,3}$|^[,/]$/.test(gap)) return from;
  let end = from + 1;
  while (end - from < MOST_PARTS && isLetter(end) && gapAfter(end - 1) === gap) end += 1;
  return end - from >= SPELLED_OUT ? end : from;
}

function wholeOf(text: string, run: readonly Part[]): { shown: string; readings: string[] } | null {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return null;
  const before = text.charAt(first.start - 1);
  const start = LEADING.test(before) ? first.start - 1 : first.start;
  if (run.length === 1 && start === first.start) return null;
  const shown = text.slice(start, last.end);
  const letters = run.map((part) => part.text).join("");
  return { shown, readings: [letters, shown.replace(/[^\p{L}\p{M}\p{N}@$€!|]/gu, "")] };
}
