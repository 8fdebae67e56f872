import type { RelatedSignal } from "#lib/related-signals.ts";

/** How near two articles are, and which neighbours stand under one. Pure; db/related-refresh.ts feeds it. */

export type RelatedCandidate = {
  id: number;
  /** Cosine of the two articles' keywords (lib/words/traits.ts): 0 nothing in common … 1 the same words. */
  keywords: number;
  /** Cosine of their places in the latent space, −1…1; null while there is none. */
  latent: number | null;
  /** Shared keywords as a reader would recognise them, the weightiest first. */
  words: string[];
  /** Names of shared topics. */
  topics: string[];
  sameStory: boolean;
  sameSection: boolean;
  daysApart: number;
};

/** By what two articles are near, and how much each adds to the score; `recency` takes away. */
export type Signals = Record<RelatedSignal, number>;

export type RelatedChoice = {
  id: number;
  score: number;
  reason: { topics: string[]; words: string[]; story: boolean; signals: Signals };
};

/** Of each article's, as many stand under it. */
export const RELATED_SHOWN = 4;
/** Stored per article: more than are shown, so that a withdrawn one leaves no hole. */
export const RELATED_STORED = 6;
/** As many of the best are compared with each other for near duplicates. */
export const RELATED_COMPARED = 12;
/** How much the latent space counts against shared keywords. */
const LATENT_SHARE = 0.5;
/** An editor's word that two articles belong together counts like a strong overlap of words; the story more than a topic. */
const TOPIC_BONUS = 0.1;
const COUNTED_TOPICS = 3;
const STORY_BONUS = 0.5;
const SECTION_BONUS = 0.02;
/**
 * Two unrelated articles share a word by chance; below this, the latent space left out, the section's newest are the
 * better offer. In a small space everything is near to something.
 */
const WEAKEST = 0.2;
/** Of two equally near articles the one of these days is the better; an old one never loses more than a third. */
const RECENCY_DAYS = 120;
const OLDEST_KEEPS = 0.67;
/** From here on two texts tell the same news in the same words. */
const NEAR_DUPLICATE = 0.8;

/** How much less one is worth that shares all its words with one that stands there already. */
const SAID_BEFORE = 0.3;

const SHOWN_WORDS = 3;

type Compared = Pick<RelatedCandidate, "keywords" | "latent">;

/**
 * How alike two texts are, 0…1: √(½·latent + ½·keywords). The root, because the keywords of two articles on one event
 * share hardly half of their weight (docs/relevance.md). Without a latent space the keywords alone.
 */
export const likeness = ({ keywords, latent }: Compared): number => Math.sqrt(mixed({ keywords, latent }));

const mixed = ({ keywords, latent }: Compared): number =>
  latent === null ? keywords : LATENT_SHARE * Math.max(latent, 0) + (1 - LATENT_SHARE) * keywords;

/** What each signal adds; together they are the score. The same for both sides: what A is to B, B is to A. */
export function signalsOf(candidate: RelatedCandidate): Signals {
  const { keywords, latent, topics, sameStory, sameSection, daysApart } = candidate;
  const all = mixed(candidate);
  const alike = Math.sqrt(all);
  const byWords =
    all === 0 ? 0 : ((latent === null ? keywords : (1 - LATENT_SHARE) * keywords) / all) * alike;
  const parts = {
    words: byWords,
    latent: alike - byWords,
    topics: TOPIC_BONUS * Math.min(topics.length, COUNTED_TOPICS),
    story: sameStory ? STORY_BONUS : 0,
    section: sameSection ? SECTION_BONUS : 0,
  };
  const closeness = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const kept = OLDEST_KEEPS + (1 - OLDEST_KEEPS) * Math.exp(-daysApart / RECENCY_DAYS);
  return { ...parts, recency: closeness * (kept - 1) };
}

export const scoreRelated = (candidate: RelatedCandidate): number =>
  Object.values(signalsOf(candidate)).reduce((sum, part) => sum + part, 0);

/** The best candidates with their scores, worth a closer look; best first. */
export function rankRelated(candidates: readonly RelatedCandidate[]) {
  return candidates
    .filter((candidate) => scoreRelated({ ...candidate, latent: null }) >= WEAKEST)
    .map((candidate) => ({ candidate, score: scoreRelated(candidate) }))
    .toSorted((a, b) => b.score - a.score || b.candidate.id - a.candidate.id)
    .slice(0, RELATED_COMPARED);
}

/**
 * The neighbours to store, best first. Of near duplicates only the best stands there, and of two that are equally near
 * the one that says something else than those chosen before it (maximal marginal relevance: J. Carbonell and J. Goldstein,
 * SIGIR 1998).
 * @param overlap of two candidates' keywords, 0…1
 */
export function chooseRelated(
  ranked: ReturnType<typeof rankRelated>,
  overlap: (a: number, b: number) => number,
): RelatedChoice[] {
  const chosen: RelatedChoice[] = [];
  let left = [...ranked];
  while (chosen.length < RELATED_STORED) {
    left = left.filter(({ candidate }) =>
      chosen.every(({ id }) => overlap(id, candidate.id) < NEAR_DUPLICATE),
    );
    const said = (id: number) => Math.max(0, ...chosen.map((other) => overlap(other.id, id)));
    const worth = left.map(({ candidate, score }) => score - SAID_BEFORE * said(candidate.id));
    const best = left[worth.indexOf(Math.max(...worth))];
    if (!best) break;
    chosen.push(toChoice(best));
    left = left.filter((one) => one !== best);
  }
  return chosen.toSorted((a, b) => b.score - a.score || b.id - a.id);
}

function toChoice({ candidate, score }: ReturnType<typeof rankRelated>[number]): RelatedChoice {
  const { id, topics, words, sameStory: story } = candidate;
  const signals = rounded(signalsOf(candidate));
  return { id, score, reason: { topics, words: readableWords(words), story, signals } };
}

/** Three digits say as much as anybody asks. */
const rounded = (signals: Signals): Signals =>
  Object.fromEntries(
    Object.entries(signals).map(([name, part]) => [name, Math.round(part * 1000) / 1000]),
  ) as Signals;

/**
 * Names and, in German, nouns: capitalised in the middle of sentences too, or they would not be the word's
 * commonest form. Verbs explain nothing to a reader, nor do the short words that begin sentences.
 */
function readableWords(words: readonly string[]): string[] {
  return words.filter((word) => /^\p{Lu}.{3}|^\p{Lu}{2}/u.test(word)).slice(0, SHOWN_WORDS);
}
