/** So many rows are gone over between two pauses: some 10 ms. */
export const ROWS_A_STEP = 250;

/**
 * Makes the columns of a matrix (rows × width) orthonormal by the Cholesky factor of its Gram matrix. Once keeps the
 * directions apart; only twice is exact (Y. Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm",
 * 2015).
 */
export function* orthonormalise(matrix: Float32Array, rows: number, width: number, times: number) {
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

/** Numbers −1…1, the same for the same seed (mulberry32 by T. Ettinger): a training can be repeated. */
export function randomMatrix(rows: number, width: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: rows * width }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}
