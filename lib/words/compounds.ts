import { COMPOUND_PARTS } from "#lib/words/compound-parts.ts";
import { stemGerman } from "#lib/words/stem-german.ts";
import { STOP_WORDS } from "#lib/words/stop-words.ts";

/** A shorter word is no compound that would be worth taking apart. */
const SHORTEST_WORD = 7;
const SHORTEST_PART = 4;
/**
 * In so many articles a word has to stand before compounds are taken apart by it: a short one may be a slip. Those of our
 * own list need none.
 */
const KNOWN_FROM = 2;
const LONG_PART = 6;
const LONG_KNOWN_FROM = 1;
const LISTED_AS = 3;
/** "Freitag" is written far oftener than "frei" and "Tag" would make likely: then it is a word of its own. */
const OWN_WORD = 8;
/** What only ends a word: a "Mannschaft" is no "Schaft". */
const ENDING = /^(?:schaft|heit|keit|ung|lich|isch|los|bar|sam|voll|weise|mal|ende|ender)(?:e[nmrs]?)?$/;
/** "Klimaschutzgesetz" is a law of climate protection, which is a protection of the climate. */
const DEPTH = 2;

/** In how many articles a stem stands; 0 for one that nobody has written. */
export type CountOf = (stem: string) => number;

type Cut = { left: string; right: string; leftStem: string; rightStem: string };

/**
 * The stems of the words that a German compound is made of: "koalitionsverhandlungen" → koalitio, verhandl; with three
 * words also of the pair ("klimaschutzgesetz" → klimaschutz, setz, klima, schutz). Where it could be cut in several places, the
 * words that are written most decide: the geometric mean of their counts (P. Koehn and K. Knight, "Empirical Methods
 * for Compound Splitting", EACL 2003). What joins them (-s-, -en-, -er-) goes with the stemming.
 * @param word folded
 * @returns nothing for a word that is none
 */
export function splitCompound(word: string, countOf: CountOf, depth = DEPTH): string[] {
  const whole = stemGerman(word);
  const own = countOf(whole);
  let best: Cut | null = null;
  let most = 0;
  for (const cut of cutsOf(word)) {
    if (cut.leftStem === whole || cut.rightStem === whole) continue;
    const right = known(cut.right, cut.rightStem, countOf, depth);
    const mean = right && Math.sqrt(right * known(cut.left, cut.leftStem, countOf, depth));
    if (mean > most) [best, most] = [cut, mean];
  }
  if (!best || most * OWN_WORD < own) return [];
  const { left, right, leftStem, rightStem } = best;
  const deeper = depth > 1 ? [left, right].flatMap((part) => splitCompound(part, countOf, depth - 1)) : [];
  return [...new Set([leftStem, rightStem, ...deeper])];
}

/** A part that says something on its own. */
const TELLING_PART = 5;

/** Of a word that cannot be taken apart the longest beginning or end that is known; its stem, or null. */
export function knownEnd(word: string, countOf: CountOf): string | null {
  let [longest, found]: [number, string | null] = [TELLING_PART - 1, null];
  for (const { left, right, leftStem, rightStem } of cutsOf(word)) {
    if (left.length > longest && countOf(leftStem) > 0) [longest, found] = [left.length, leftStem];
    if (right.length > longest && countOf(rightStem) > 0) [longest, found] = [right.length, rightStem];
  }
  return found;
}

/** Every stem that taking a word apart may ask for. */
export function stemsToCount(word: string): string[] {
  const stems = new Set<string>();
  for (const { left, right, leftStem, rightStem } of cutsOf(word)) {
    stems.add(leftStem).add(rightStem);
    for (const part of [left, right]) {
      for (const deeper of cutsOf(part)) stems.add(deeper.leftStem).add(deeper.rightStem);
    }
  }
  return [...stems];
}

/** As how well known a part counts; one that nobody has written may still be made of known ones ("Impfstoff"). */
function known(part: string, stem: string, countOf: CountOf, depth: number): number {
  const listed = COMPOUND_PARTS.has(stem) ? LISTED_AS : 0;
  if (part.length < SHORTEST_PART && !listed) return 0;
  const count = countOf(stem);
  if (count >= (part.length < LONG_PART ? KNOWN_FROM : LONG_KNOWN_FROM)) return count + listed;
  return listed || (depth > 1 && splitCompound(part, countOf, depth - 1).length > 0 ? 1 : 0);
}

function* cutsOf(word: string): Generator<Cut> {
  if (word.length < SHORTEST_WORD || !/^[a-z]+$/.test(word)) return;
  for (let at = 2; at <= word.length - 2; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    const [leftStem, rightStem] = [stemGerman(left), stemGerman(right)];
    const short = Math.min(left.length, right.length) < SHORTEST_PART;
    if (short && !(COMPOUND_PARTS.has(leftStem) && COMPOUND_PARTS.has(rightStem))) continue;
    if (STOP_WORDS.de.has(left) || STOP_WORDS.de.has(right) || ENDING.test(right)) continue;
    yield { left, right, leftStem, rightStem };
  }
}
