const MOST_SWEEPS = 12;

/**
 * Eigenvectors of a symmetric matrix by Jacobi's rotations (G. Golub and C. Van Loan, "Matrix Computations", 8.5).
 * @returns width × width, one in each column, that of the largest eigenvalue first
 */
export function* eigenvectors(symmetric: Float64Array, width: number) {
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
