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

/** So many rows are gone over between two pauses: some 10 ms. */
const ROWS_A_STEP = 250;

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

/**
 * Makes the columns of a matrix (rows × width) orthonormal by the Cholesky factor of its Gram matrix. Once keeps the
 * directions apart; only twice is exact (Y. Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm",
 * 2015).
 */
function* orthonormalise(matrix: Float32Array, rows: number, width: number, times: number) {
  for (let time = 0; time < times; time++) {
    const gram = yield* gramOf(matrix, rows, width);
    divideByFactor(matrix, rows, width, cholesky(gram, width));
    yield;
  }
}

/** matrixᵀ·matrix: width × width, the lower triangle filled. */
function* gramOf(matrix: Float32Array, rows: number, width: number) {
  const gram = new Float64Array(width * width);
  const four = new Float64Array(FOUR * width);
  for (let number = 0; number < rows; number += FOUR) {
    four.fill(0);
    four.set(matrix.subarray(number * width, Math.min(number + FOUR, rows) * width));
    addFour(gram, four, width);
    if (number % ROWS_A_STEP === 0) yield;
  }
  return gram;
}

/** Four rows at once: the sums are read and written a quarter as often, which is what takes the time. */
const FOUR = 4;

function addFour(gram: Float64Array, four: Float64Array, width: number): void {
  const [second, third, fourth] = [width, 2 * width, 3 * width];
  for (let left = 0; left < width; left++) {
    const [one, two] = [four[left] ?? 0, four[second + left] ?? 0];
    const [three, last] = [four[third + left] ?? 0, four[fourth + left] ?? 0];
    const from = left * width;
    for (let right = 0; right <= left; right++) {
      gram[from + right] =
        (gram[from + right] ?? 0) +
        one * (four[right] ?? 0) +
        two * (four[second + right] ?? 0) +
        three * (four[third + right] ?? 0) +
        last * (four[fourth + right] ?? 0);
    }
  }
}

/** The lower factor L of L·Lᵀ = gram. A direction without length gets a tiny one, so that nothing is divided by zero. */
function cholesky(gram: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = gram[row * width + column] ?? 0;
      for (let at = 0; at < column; at++)
        sum -= (factor[row * width + at] ?? 0) * (factor[column * width + at] ?? 0);
      const isDiagonal = row === column;
      factor[row * width + column] = isDiagonal
        ? Math.sqrt(Math.max(sum, 1e-12))
        : sum / (factor[column * width + column] ?? 0);
    }
  }
  return factor;
}

/** matrix ← matrix·L⁻ᵀ, row by row. */
function divideByFactor(matrix: Float32Array, rows: number, width: number, factor: Float64Array): void {
  const row = new Float64Array(width);
  for (let number = 0; number < rows; number++) {
    const from = number * width;
    for (let column = 0; column < width; column++) {
      let sum = matrix[from + column] ?? 0;
      const at = column * width;
      for (let before = 0; before < column; before++) sum -= (row[before] ?? 0) * (factor[at + before] ?? 0);
      row[column] = sum / (factor[at + column] ?? 0);
    }
    for (let column = 0; column < width; column++) matrix[from + column] = row[column] ?? 0;
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

const MOST_SWEEPS = 12;

/**
 * Eigenvectors of a symmetric matrix by Jacobi's rotations (G. Golub and C. Van Loan, "Matrix Computations", 8.5).
 * @returns width × width, one in each column, that of the largest eigenvalue first
 */
function* eigenvectors(symmetric: Float64Array, width: number) {
  const matrix = symmetric.slice();
  // Rows of `turns` are the vectors while they are turned: rows lie together in memory.
  const turns = new Float64Array(width * width);
  for (let at = 0; at < width; at++) turns[at * width + at] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && isMixed(matrix, width); sweep++) {
    for (let first = 0; first < width - 1; first++) {
      for (let second = first + 1; second < width; second++) turn(matrix, turns, width, first, second);
      if (first % 8 === 0) yield;
    }
  }
  const order = Array.from({ length: width }, (_, at) => at).toSorted(
    (one, other) => (matrix[other * width + other] ?? 0) - (matrix[one * width + one] ?? 0),
  );
  const sorted = new Float64Array(width * width);
  for (const [column, from] of order.entries()) {
    for (let at = 0; at < width; at++) sorted[at * width + column] = turns[from * width + at] ?? 0;
  }
  return sorted;
}

function isMixed(matrix: Float64Array, width: number): boolean {
  let off = 0;
  let all = 0;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const square = (matrix[row * width + column] ?? 0) ** 2;
      all += square;
      if (row !== column) off += square;
    }
  }
  return off > 1e-14 * all;
}

/** One rotation that makes the entries (first, second) and (second, first) zero. */
function turn(matrix: Float64Array, turns: Float64Array, width: number, first: number, second: number): void {
  const mixed = matrix[first * width + second] ?? 0;
  if (Math.abs(mixed) < 1e-300) return;
  const theta = ((matrix[second * width + second] ?? 0) - (matrix[first * width + first] ?? 0)) / (2 * mixed);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let at = 0; at < width; at++) {
    const [one, other] = [at * width + first, at * width + second];
    const [left, right] = [matrix[one] ?? 0, matrix[other] ?? 0];
    matrix[one] = cosine * left - sine * right;
    matrix[other] = sine * left + cosine * right;
  }
  turnRows(matrix, width, first, second, cosine, sine);
  turnRows(turns, width, first, second, cosine, sine);
}

function turnRows(
  matrix: Float64Array,
  width: number,
  first: number,
  second: number,
  cosine: number,
  sine: number,
): void {
  for (let at = 0; at < width; at++) {
    const [one, other] = [first * width + at, second * width + at];
    const [left, right] = [matrix[one] ?? 0, matrix[other] ?? 0];
    matrix[one] = cosine * left - sine * right;
    matrix[other] = sine * left + cosine * right;
  }
}

/** Numbers −1…1, the same for the same seed (mulberry32 by T. Ettinger): a training can be repeated. */
function randomMatrix(rows: number, width: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: rows * width }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
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
