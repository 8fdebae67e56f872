import { calibrate, probabilityOf } from "#lib/classifier/calibrate.ts";
import { buildCorpus, type Corpus } from "#lib/classifier/corpus.ts";
import { FEATURES_VERSION, inSteps, type Model } from "#lib/classifier/model.ts";
import { bestThreshold, qualityOf } from "#lib/classifier/quality.ts";
import { marginOf, separate } from "#lib/classifier/separate.ts";
import { seededRandom, shuffle } from "#lib/classifier/shuffle.ts";

/** A decision of the newsroom: 1 turned down or spam, 0 approved. */
export type Example = { text: string; label: 0 | 1 };

/** With fewer decisions a classifier is guesswork. */
export const FEWEST_EXAMPLES = 200;
export const FEWEST_OF_EACH = 20;
/** More would change little and cost memory: 5 kB a comment while training. */
export const MOST_EXAMPLES = 50_000;
const FOLDS = 5;
const SEED = 1848;

/**
 * Learns from decisions, the newest last; of more than MOST_EXAMPLES only the newest count. The same examples give
 * the same model. Seconds to a minute of one processor: not for the thread that answers requests.
 * @returns null while there are too few decisions, or too few of one kind
 */
export function trainClassifier(examples: readonly Example[]): Model | null {
  const used = examples.slice(-MOST_EXAMPLES);
  const labels = Uint8Array.from(used, ({ label }) => label);
  const ones = labels.reduce((sum, label) => sum + label, 0);
  if (used.length < FEWEST_EXAMPLES || Math.min(ones, used.length - ones) < FEWEST_OF_EACH) return null;

  const corpus = buildCorpus(used.map(({ text }) => text));
  const margins = unseenMargins(corpus, labels);
  const calibration = calibrate(margins, labels);
  const scores = Float64Array.from(margins, (margin) => probabilityOf(calibration, margin));
  // What calibrated scores promise is steadier than the few rare decisions themselves.
  const suspectFrom = bestThreshold(scores);
  const plane = separate(corpus, labels, Uint32Array.from(used.keys()));
  return {
    version: FEATURES_VERSION,
    trainedOn: used.length,
    quality: qualityOf(scores, labels, suspectFrom),
    suspectFrom,
    calibration,
    bias: plane.bias,
    weights: inSteps(plane.weights),
    rarity: corpus.rarity,
  };
}

/** Each text's margin from a plane that was made without it. Rarity alone is of all texts; it knows no labels. */
function unseenMargins(corpus: Corpus, labels: Uint8Array): Float64Array {
  const folds = foldsOf(labels);
  const margins = new Float64Array(corpus.size);
  for (let fold = 0; fold < FOLDS; fold++) {
    const all = Uint32Array.from(folds.keys());
    const plane = separate(
      corpus,
      labels,
      all.filter((text) => folds[text] !== fold),
    );
    for (const text of all) if (folds[text] === fold) margins[text] = marginOf(plane, corpus, text);
  }
  return margins;
}

/** A fold for each text; both classes are spread evenly. */
function foldsOf(labels: Uint8Array): Uint8Array {
  const order = [...labels.keys()];
  shuffle(order, seededRandom(SEED));
  const folds = new Uint8Array(labels.length);
  const dealt = [0, 0];
  for (const text of order) {
    const label = labels[text] ?? 0;
    folds[text] = (dealt[label] ?? 0) % FOLDS;
    dealt[label] = (dealt[label] ?? 0) + 1;
  }
  return folds;
}
