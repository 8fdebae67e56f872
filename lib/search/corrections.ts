import type { Typed } from "#lib/search/typed.ts";
import { foldWord } from "#lib/words/fold.ts";
import { type Candidate, likelyMeant } from "#lib/words/spelling.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

/** What was typed, and what was looked for instead. */
export type Correction = { typed: string; meant: string };

/** Half of a compound that nobody knows, beside one that is known. `start`: offset in the folded word. */
export type Half = { folded: string; start: number };

/** A shorter half is like too many words. */
const SHORTEST_HALF = 5;

/** The halves of a word whose other half is known: there the slip must be. */
export function unknownHalves(folded: string, isKnown: (stem: string) => boolean): Half[] {
  const halves: Half[] = [];
  for (let at = SHORTEST_HALF; at <= folded.length - SHORTEST_HALF; at++) {
    const [left, right] = [folded.slice(0, at), folded.slice(at)];
    const [knowsLeft, knowsRight] = [isKnown(stemGerman(left)), isKnown(stemGerman(right))];
    if (knowsLeft && !knowsRight) halves.push({ folded: right, start: at });
    if (knowsRight && !knowsLeft) halves.push({ folded: left, start: 0 });
  }
  return halves;
}

const spelt = (folded: string) => ({ typed: folded, stem: stemGerman(folded) });

/** @param like words of the vocabulary that look like it */
export function correctWord(typed: string, like: readonly Candidate[]): Correction | null {
  const meant = likelyMeant(spelt(foldWord(typed)), like);
  return meant && { typed, meant: meant.word };
}

/** Puts the likely half in the place of the one that nobody knows. */
export function correctHalf(
  typed: string,
  halves: readonly Half[],
  likeOf: (half: string) => readonly Candidate[],
): Correction | null {
  const folded = foldWord(typed);
  const found = halves
    .toSorted((a, b) => b.folded.length - a.folded.length)
    .flatMap((half) => {
      const meant = likelyMeant(spelt(half.folded), likeOf(half.folded));
      return meant ? [{ ...half, meant: meant.word.toLowerCase() }] : [];
    });
  // A linking letter is the first half's: "koalitions" and "verhandlngen", not "sverhandlngen".
  const best = found.find(({ folded: half, meant }) => half[0] === meant[0]) ?? found[0];
  if (!best) return null;
  const word = `${folded.slice(0, best.start)}${best.meant}${folded.slice(best.start + best.folded.length)}`;
  return { typed, meant: /^\p{Lu}/u.test(typed) ? word.charAt(0).toUpperCase() + word.slice(1) : word };
}

/** The same search with the corrected words. */
export function corrected(typed: Typed, corrections: readonly Correction[]): Typed {
  const meant = new Map(corrections.map((correction) => [correction.typed, correction.meant]));
  const all = typed.all.map((clause) =>
    clause.map((phrase) => phrase.map((word) => meant.get(word) ?? word)),
  );
  return { ...typed, all };
}
