/** Pearson's r of two lists of equal length. */
export function pearson(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [meanOf(one), meanOf(other)];
  let [product, ones, others] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const [left, right] = [value - a, (other[at] ?? 0) - b];
    product += left * right;
    ones += left * left;
    others += right * right;
  }
  return product / Math.sqrt(ones * others);
}

/** Spearman's ρ: Pearson's r of the ranks, equal values sharing theirs. */
export const spearman = (one: readonly number[], other: readonly number[]): number =>
  pearson(ranksOf(one), ranksOf(other));

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const ranks: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.value === order[from]?.value) to++;
    for (const { at } of order.slice(from, to)) ranks[at] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** The middle 95 of 100 values of a figure over samples drawn with replacement (B. Efron, 1979); the same each time. */
export function interval(
  size: number,
  figure: (sample: readonly number[]) => number,
): [low: number, high: number] {
  const throws = randomThrows(7);
  const values = Array.from({ length: 2_000 }, () =>
    figure(Array.from({ length: size }, () => Math.floor(throws() * size))),
  ).toSorted((a, b) => a - b);
  return [values[50] ?? Number.NaN, values[1_949] ?? Number.NaN];
}

/** Numbers 0…1, the same for the same seed (a linear congruential generator; Knuth, TAOCP 3.3.4). */
function randomThrows(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
