/** How well a model tells texts apart that it was not trained on. All 0…1, more is better. */
export type Quality = {
  /** The mean of the F1 of both classes. */
  macroF1: number;
  /** Of the unwanted texts alone. */
  f1: number;
  precision: number;
  recall: number;
  /** How often an unwanted text stands above a wanted one: what a sorted queue is worth. Chance is 0.5. */
  auc: number;
};

type Counts = { hits: number; alarms: number; misses: number; rest: number };

/** @param scores one for each label  @param threshold from here on a text counts as unwanted */
export function qualityOf(scores: ArrayLike<number>, labels: ArrayLike<number>, threshold: number): Quality {
  const counts: Counts = { hits: 0, alarms: 0, misses: 0, rest: 0 };
  for (let at = 0; at < labels.length; at++) {
    const flagged = (scores[at] ?? 0) >= threshold;
    counts[flagged ? (labels[at] ? "hits" : "alarms") : labels[at] ? "misses" : "rest"] += 1;
  }
  const { hits, alarms, misses } = counts;
  return {
    macroF1: macroF1(counts),
    f1: f1(hits, alarms, misses),
    precision: share(hits, hits + alarms),
    recall: share(hits, hits + misses),
    auc: aucOf(scores, labels),
  };
}

/**
 * The threshold that promises the best macro-F1, halfway between two scores; of equally good ones the highest.
 * @param scores calibrated: of all texts with 0.3, three of ten are unwanted
 */
export function bestThreshold(scores: ArrayLike<number>): number {
  const order = byScore(scores).reverse();
  const ones = order.reduce((sum, text) => sum + (scores[text] ?? 0), 0);
  const counts: Counts = { hits: 0, alarms: 0, misses: ones, rest: order.length - ones };
  let best = { value: -1, threshold: 1 };
  for (const [place, text] of order.entries()) {
    const score = scores[text] ?? 0;
    counts.hits += score;
    counts.misses -= score;
    counts.alarms += 1 - score;
    counts.rest -= 1 - score;
    const next = scores[order[place + 1] ?? -1] ?? 0;
    if (next === score) continue;
    const value = macroF1(counts);
    if (value > best.value) best = { value, threshold: (score + next) / 2 };
  }
  return best.threshold;
}

/** Mann and Whitney's statistic; ties count half. */
function aucOf(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = byScore(scores);
  let ranks = 0;
  let ones = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end += 1;
    for (const text of order.slice(start, end)) {
      if (!labels[text]) continue;
      ones += 1;
      ranks += (start + end + 1) / 2;
    }
    start = end;
  }
  return share(ranks - (ones * (ones + 1)) / 2, ones * (order.length - ones));
}

function byScore(scores: ArrayLike<number>): number[] {
  return Array.from(scores, (_, at) => at).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}

function macroF1({ hits, alarms, misses, rest }: Counts): number {
  return (f1(hits, alarms, misses) + f1(rest, misses, alarms)) / 2;
}

function f1(hits: number, alarms: number, misses: number): number {
  return share(2 * hits, 2 * hits + alarms + misses);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
