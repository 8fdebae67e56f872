import { eigenvectors } from "#lib/words/eigenvectors.ts";
import { orthonormalise, ROWS_A_STEP, randomMatrix } from "#lib/words/orthonormal.ts";

/** Numbers of words that the space knows, and what each weighs in an article. */
export type SparseRow = { columns: Int32Array; weights: Float64Array };

/** What was learnt of a collection: `loadings` holds a row of `dimensions` numbers for each term. */
export type LatentSpace = { dimensions: number; terms: number; loadings: Float32Array };

/** An article's place in the space: the direction alone, each number −127…127. */
export type QuantisedVector = Int8Array;

const FEWEST_ARTICLES = 300;
const ARTICLES_PER_DIMENSION = 25;
const FEWEST_DIMENSIONS = 32;
const MOST_DIMENSIONS = 192;
/** More directions than wanted are followed, so that the last wanted ones are found well (Halko et al., section 4.2). */
const OVERSAMPLING = 16;
const ROUNDS = 3;
const LARGEST = 127;

/**
 * How many dimensions a collection carries: few articles with many dimensions only learn the articles by heart.
 * @returns null where there are too few articles to learn from
 */
export function dimensionsFor(articles: number): number | null {
  if (articles < FEWEST_ARTICLES) return null;
  const carried = Math.floor(articles / ARTICLES_PER_DIMENSION);
  return Math.max(FEWEST_DIMENSIONS, Math.min(MOST_DIMENSIONS, carried));
}

/**
 * Latent semantic analysis (S. Deerwester et al., 1990): the right singular vectors of the matrix articles × terms, by
 * subspace iteration from a random start (N. Halko, P. Martinsson and J. Tropp, "Finding Structure with Randomness",
 * SIAM Review 2011, algorithm 4.4). Hands control back after each pass over some rows, so that a server can do
 * something else in between: `for (const _ of steps) await setImmediate()`.
 * @param rows one for each article, of length one
 * @param terms how many columns there are
 * @returns loadings, terms × dimensions
 */
export function* trainSteps(
  rows: readonly SparseRow[],
  terms: number,
  dimensions: number,
  seed = 1,
): Generator<void, LatentSpace> {
  const width = Math.min(dimensions + OVERSAMPLING, terms, rows.length);
  let basis = randomMatrix(terms, width, seed);
  for (let round = 0; round < ROUNDS; round++) {
    basis = yield* timesGram(rows, basis, terms, width);
    yield* orthonormalise(basis, terms, width, round === ROUNDS - 1 ? 2 : 1);
  }
  const kept = Math.min(dimensions, width);
  const loadings = yield* rotateToSingular(rows, basis, terms, width, kept);
  return { dimensions: kept, terms, loadings };
}

/** The same in one go. */
export function train(rows: readonly SparseRow[], terms: number, dimensions: number, seed = 1): LatentSpace {
  const steps = trainSteps(rows, terms, dimensions, seed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Mᵀ(M·basis), row by row, so that nothing of the size articles × width is held. */
function* timesGram(rows: readonly SparseRow[], basis: Float32Array, terms: number, width: number) {
  const product = new Float32Array(terms * width);
  const place = new Float64Array(width);
  for (const [number, row] of rows.entries()) {
    projectInto(place, row, basis, width);
    for (const [position, column] of row.columns.entries()) {
      const weight = row.weights[position] ?? 0;
      const from = column * width;
      for (let at = 0; at < width; at++)
        product[from + at] = (product[from + at] ?? 0) + weight * (place[at] ?? 0);
    }
    if (number % ROWS_A_STEP === 0) yield;
  }
  return product;
}

function projectInto(place: Float64Array, row: SparseRow, basis: Float32Array, width: number): void {
  place.fill(0);
  for (let position = 0; position < row.columns.length; position++) {
    const weight = row.weights[position] ?? 0;
    const from = (row.columns[position] ?? 0) * width;
    for (let at = 0; at < width; at++) place[at] = (place[at] ?? 0) + weight * (basis[from + at] ?? 0);
  }
}

/** Turns the basis so that its columns are the singular vectors, the strongest first, and keeps those wanted. */
function* rotateToSingular(
  rows: readonly SparseRow[],
  basis: Float32Array,
  terms: number,
  width: number,
  kept: number,
) {
  const energy = new Float64Array(width * width);
  const place = new Float64Array(width);
  for (const [number, row] of rows.entries()) {
    projectInto(place, row, basis, width);
    for (let left = 0; left < width; left++) {
      const value = place[left] ?? 0;
      const from = left * width;
      for (let right = 0; right < width; right++)
        energy[from + right] = (energy[from + right] ?? 0) + value * (place[right] ?? 0);
    }
    if (number % ROWS_A_STEP === 0) yield;
  }
  const turns = yield* eigenvectors(energy, width);
  return rotated(basis, terms, width, turns, kept);
}

function rotated(
  basis: Float32Array,
  terms: number,
  width: number,
  turns: Float64Array,
  kept: number,
): Float32Array {
  const loadings = new Float32Array(terms * kept);
  const row = new Float64Array(kept);
  for (let term = 0; term < terms; term++) {
    row.fill(0);
    for (let at = 0; at < width; at++) {
      const value = basis[term * width + at] ?? 0;
      for (let column = 0; column < kept; column++)
        row[column] = (row[column] ?? 0) + value * (turns[at * width + column] ?? 0);
    }
    loadings.set(row, term * kept);
  }
  return loadings;
}

/** An article's place in the space. @returns `dimensions` numbers; all zero where no word of it is known */
export function project(row: SparseRow, { dimensions, loadings }: LatentSpace): Float64Array {
  const place = new Float64Array(dimensions);
  projectInto(place, row, loadings, dimensions);
  return place;
}

/** The direction of a place in one byte a dimension, the largest number becoming ±127. */
export function quantise(place: Float64Array): QuantisedVector {
  const largest = place.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return Int8Array.from(place, (value) => Math.round((value / largest) * LARGEST));
}

/** Cosine of two places of the same space, −1…1; 0 where one of them is nowhere. */
export function latentCosine(
  one: QuantisedVector | Float64Array,
  other: QuantisedVector | Float64Array,
): number {
  let [product, ones, others] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [left, right] = [one[at] ?? 0, other[at] ?? 0];
    product += left * right;
    ones += left * left;
    others += right * right;
  }
  return product === 0 ? 0 : product / Math.sqrt(ones * others);
}
