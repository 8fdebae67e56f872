import { type Corpus, rarityAt } from "#lib/classifier/corpus.ts";
import { BUCKETS } from "#lib/classifier/features.ts";
import { seededRandom, shuffle } from "#lib/classifier/shuffle.ts";

/** How much a mistake costs against large weights. Flat: 0.1 and 0.3 serve as well, 1 is too eager. */
const COST = 0.2;
const MOST_ROUNDS = 30;
/** The largest correction of a round below which another round changes hardly a decision. */
const SETTLED = 0.02;
const SEED = 2018;

/** Weights already multiplied with rarity, and the constant that every text begins with. */
export type Plane = { weights: Float32Array; bias: number };

type Learning = Plane & { corpus: Corpus; rarity: Float32Array };

/**
 * The plane between the two classes with the widest margin: a linear support vector machine with squared hinge
 * loss, by dual coordinate descent (Hsieh et al., ICML 2008). Both classes weigh the same, however rare one is.
 * @param members texts of the corpus to learn from  @param labels 0 or 1 for each text of the corpus
 */
export function separate(corpus: Corpus, labels: Uint8Array, members: Uint32Array): Plane {
  const learning = {
    corpus,
    weights: new Float32Array(BUCKETS),
    bias: 0,
    rarity: Float32Array.from({ length: BUCKETS }, (_, feature) => rarityAt(corpus.rarity, feature) ** 2),
  };
  const order = members.slice();
  const softness = softnessOf(labels, members);
  const pull = new Float32Array(corpus.size);
  const random = seededRandom(SEED);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(order, random);
    let largest = 0;
    for (const text of order) {
      const side = labels[text] ? 1 : -1;
      const soft = softness[labels[text] ?? 0] ?? 1;
      const before = pull[text] ?? 0;
      const slope = side * marginOf(learning, corpus, text) - 1 + soft * before;
      const after = Math.max(0, before - slope / (1 + (corpus.squares[text] ?? 0) + soft));
      if (after === before) continue;
      pull[text] = after;
      largest = Math.max(largest, Math.abs(after - before));
      turn(learning, text, (after - before) * side);
    }
    if (largest < SETTLED) break;
  }
  return { weights: learning.weights, bias: learning.bias };
}

/** The diagonal that squared hinge loss adds, for class 0 and 1: the rarer class costs more per text. */
function softnessOf(labels: Uint8Array, members: Uint32Array): [number, number] {
  let ones = 0;
  for (const text of members) ones += labels[text] ?? 0;
  const cost = (count: number) => (COST * members.length) / (2 * Math.max(1, count));
  return [1 / (2 * cost(members.length - ones)), 1 / (2 * cost(ones))];
}

/** Which side of the plane a text is on, and how far. */
export function marginOf({ weights, bias }: Plane, corpus: Corpus, text: number): number {
  const { features } = corpus;
  const split = corpus.pieces[text] ?? 0;
  const end = corpus.starts[text + 1] ?? 0;
  let words = 0;
  let pieces = 0;
  let at = corpus.starts[text] ?? 0;
  for (; at < split; at++) words += weights[features[at] as number] as number;
  for (; at < end; at++) pieces += weights[features[at] as number] as number;
  return bias + words * (corpus.wordScale[text] ?? 0) + pieces * (corpus.pieceScale[text] ?? 0);
}

function turn(learning: Learning, text: number, step: number): void {
  const { corpus, weights, rarity } = learning;
  const { features } = corpus;
  const split = corpus.pieces[text] ?? 0;
  const end = corpus.starts[text + 1] ?? 0;
  const wordStep = step * (corpus.wordScale[text] ?? 0);
  const pieceStep = step * (corpus.pieceScale[text] ?? 0);
  learning.bias += step;
  let at = corpus.starts[text] ?? 0;
  for (; at < split; at++) add(weights, features[at] as number, wordStep, rarity);
  for (; at < end; at++) add(weights, features[at] as number, pieceStep, rarity);
}

function add(weights: Float32Array, feature: number, step: number, rarity: Float32Array): void {
  weights[feature] = (weights[feature] as number) + step * (rarity[feature] as number);
}
