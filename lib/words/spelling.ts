/**
 * By how many slips one word becomes the other: a letter missing, too much, wrong, or two exchanged (optimal string
 * alignment; F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
 * @param most where it is more, this plus one is said
 */
export function slipsBetween(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const shifted = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(wrong, shifted, isExchanged ? (before[j - 2] ?? 0) + 1 : wrong);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** A word of the vocabulary. `articles`: in how many it stands. */
export type Candidate = { lexeme: string; word: string; folded: string; articles: number };

/** So many slips are likely in a word of this length. A short word with one slip is too often another word. */
const likely = (length: number) => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** Most slip in the middle of a word: one that begins otherwise is as far away as one with so many slips more. */
const BEGINS_OTHERWISE = 0.6;
/** Stems are nearer to each other than words are. */
const ONLY_STEM = 0.4;
/** What is written ten times as often is as near as one with so many slips less. */
const OFTEN = 0.15;

/**
 * What somebody meant who typed a word that nobody has written: the one with the fewest slips, and of those the one
 * that begins alike and is written most. A form that the vocabulary has in another case is as near as its stem is.
 * @param typed folded @param stem of what was typed
 * @returns null where nothing is near enough
 */
export function likelyMeant(
  { typed, stem }: { typed: string; stem: string },
  candidates: readonly Candidate[],
): Candidate | null {
  let best: { candidate: Candidate; cost: number } | null = null;
  for (const candidate of candidates) {
    const slips = Math.min(
      slipsWithin(typed, candidate.folded, likely(typed.length)),
      slipsWithin(stem, candidate.lexeme, likely(stem.length)) + ONLY_STEM,
    );
    if (slips === Number.POSITIVE_INFINITY) continue;
    const begins = candidate.folded[0] === typed[0] ? 0 : BEGINS_OTHERWISE;
    const cost = slips + begins - OFTEN * Math.log10(1 + candidate.articles);
    if (!best || cost < best.cost) best = { candidate, cost };
  }
  return best?.candidate ?? null;
}

function slipsWithin(a: string, b: string, most: number): number {
  const slips = slipsBetween(a, b, most);
  return slips > most ? Number.POSITIVE_INFINITY : slips;
}
