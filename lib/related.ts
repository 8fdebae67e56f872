/** How near two articles are, and which neighbours stand under one. Pure; db/related.ts feeds it. */

export type RelatedCandidate = {
  id: number;
  /** Cosine of the two articles' keyword weights: 0 nothing in common … 1 the same words. */
  overlap: number;
  /** Shared keywords as a reader would recognise them, the weightiest first. */
  words: string[];
  /** Names of shared topics. */
  topics: string[];
  sameStory: boolean;
  daysApart: number;
};

export type RelatedChoice = {
  id: number;
  score: number;
  reason: { topics: string[]; words: string[]; story: boolean };
};

/** Stored per article: more than the four shown, so that a withdrawn one leaves no hole. */
export const RELATED_STORED = 6;
/** As many of the best are compared with each other for near duplicates. */
export const RELATED_COMPARED = 12;
/** An editor's word that two articles belong together counts like a strong overlap of words; the story more than a topic. */
const TOPIC_BONUS = 0.1;
const COUNTED_TOPICS = 3;
const STORY_BONUS = 0.4;
/** Two unrelated articles share a rare word by chance; below this the section's newest are the better offer. */
const WEAKEST = 0.05;
/** Of two equally near articles the one of these days is the better; an old one never loses more than half. */
const RECENCY_DAYS = 120;
const OLDEST_KEEPS = 0.5;
/** From here on two texts tell the same news in the same words. */
const NEAR_DUPLICATE = 0.8;

const SHOWN_WORDS = 3;

/** The same for both sides: what A is to B, B is to A. */
export function scoreRelated({ overlap, topics, sameStory, daysApart }: RelatedCandidate): number {
  const closeness =
    overlap + TOPIC_BONUS * Math.min(topics.length, COUNTED_TOPICS) + (sameStory ? STORY_BONUS : 0);
  const recency = OLDEST_KEEPS + (1 - OLDEST_KEEPS) * Math.exp(-daysApart / RECENCY_DAYS);
  return closeness * recency;
}

/** The best candidates with their scores, worth a closer look; best first. */
export function rankRelated(candidates: readonly RelatedCandidate[]) {
  return candidates
    .map((candidate) => ({ candidate, score: scoreRelated(candidate) }))
    .filter(({ score }) => score >= WEAKEST)
    .toSorted((a, b) => b.score - a.score || b.candidate.id - a.candidate.id)
    .slice(0, RELATED_COMPARED);
}

/** The neighbours to store. Of near duplicates only the best stands there. @param overlap of two candidates, 0…1 */
export function chooseRelated(
  ranked: ReturnType<typeof rankRelated>,
  overlap: (a: number, b: number) => number,
): RelatedChoice[] {
  const chosen: RelatedChoice[] = [];
  for (const { candidate, score } of ranked) {
    if (chosen.length === RELATED_STORED) break;
    if (chosen.some(({ id }) => overlap(id, candidate.id) >= NEAR_DUPLICATE)) continue;
    const { topics, sameStory } = candidate;
    chosen.push({
      id: candidate.id,
      score,
      reason: { topics, words: readableWords(candidate.words), story: sameStory },
    });
  }
  return chosen;
}

/**
 * Names and, in German, nouns: capitalised in the middle of sentences too, or they would not be the word's
 * commonest form. Verbs explain nothing to a reader, nor do the short words that begin sentences.
 */
function readableWords(words: readonly string[]): string[] {
  return words.filter((word) => /^\p{Lu}.{3}|^\p{Lu}{2}/u.test(word)).slice(0, SHOWN_WORDS);
}

export type KeywordVector = ReadonlyMap<string, number>;

/** Sum of the products of shared weights: the cosine, as both are of length one. */
export function keywordOverlap(a: KeywordVector, b: KeywordVector): number {
  let sum = 0;
  for (const [lexeme, weight] of a) sum += weight * (b.get(lexeme) ?? 0);
  return sum;
}
