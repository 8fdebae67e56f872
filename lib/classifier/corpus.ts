import { BUCKETS, featuresOf, WORD_BUCKETS } from "#lib/classifier/features.ts";

/** Steps of rarity in one byte: finer makes no better model. */
const RARITY_STEP = 1 / 16;
/** Squared lengths of the vectors of a comment of thirty words. */
const USUAL_WORDS = 1500;
const USUAL_PIECES = 15_000;
/** How much longer than usual a longer comment's vector stays: 0 not at all, 0.5 as long as it is. */
const KEPT_LENGTH = 0.15;
/** Words against pieces, whose length is one. */
const WORD_PART = 0.84;

/** Texts as a training run reads them, over and over: plain arrays of numbers, one after the other. */
export type Corpus = {
  size: number;
  /** Where the features of a text begin in `features`; one more at the end. */
  starts: Uint32Array;
  /** Where its pieces begin. */
  pieces: Uint32Array;
  features: Uint32Array;
  /** What a word of the text is multiplied with, and a piece; see scalesOf. */
  wordScale: Float32Array;
  pieceScale: Float32Array;
  /** Squared length of the text's vector as scaled. */
  squares: Float32Array;
  rarity: Uint8Array;
};

export function buildCorpus(texts: readonly string[]): Corpus {
  const lists = texts.map(featuresOf);
  const rarity = rarityOf(lists);
  const starts = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  const features = new Uint32Array(starts[lists.length] ?? 0);
  const corpus: Corpus = {
    size: lists.length,
    starts,
    pieces: new Uint32Array(lists.length),
    features,
    wordScale: new Float32Array(lists.length),
    pieceScale: new Float32Array(lists.length),
    squares: new Float32Array(lists.length),
    rarity,
  };
  for (const [at, list] of lists.entries()) {
    const start = starts[at] ?? 0;
    const { split, words, pieces, square } = scalesOf(list, rarity);
    features.set(list, start);
    corpus.pieces[at] = start + split;
    corpus.wordScale[at] = words;
    corpus.pieceScale[at] = pieces;
    corpus.squares[at] = square;
  }
  return corpus;
}

/** log of how few texts have a feature, in steps; 0 for what only one has: it teaches nothing about others. */
function rarityOf(lists: readonly Uint32Array[]): Uint8Array {
  const texts = new Uint32Array(BUCKETS);
  for (const list of lists) for (const feature of list) texts[feature] = (texts[feature] ?? 0) + 1;
  return Uint8Array.from(texts, (count) =>
    count < 2 ? 0 : Math.min(255, Math.round((1 + Math.log((lists.length + 1) / (count + 1))) / RARITY_STEP)),
  );
}

export function rarityAt(rarity: Uint8Array, feature: number): number {
  return (rarity[feature] ?? 0) * RARITY_STEP;
}

/**
 * Words and pieces each make a vector of about length one, a little more in a long text, as length itself says
 * something (an experience is told in more words than an insult). So the many pieces do not drown the words.
 * @param features ascending, as featuresOf gives them
 */
export function scalesOf(features: Uint32Array, rarity: Uint8Array) {
  let split = 0;
  let ofWords = 0;
  let ofPieces = 0;
  for (const feature of features) {
    const square = rarityAt(rarity, feature) ** 2;
    if (feature < WORD_BUCKETS) {
      split += 1;
      ofWords += square;
    } else ofPieces += square;
  }
  const words = WORD_PART * scaleOf(ofWords, USUAL_WORDS);
  const pieces = scaleOf(ofPieces, USUAL_PIECES);
  return { split, words, pieces, square: ofWords * words ** 2 + ofPieces * pieces ** 2 };
}

function scaleOf(square: number, usual: number): number {
  return square === 0 ? 0 : (square / usual) ** KEPT_LENGTH / Math.sqrt(square);
}
