/** From a margin to a probability: 1 / (1 + e^−(slope × margin + offset)). */
export type Calibration = { slope: number; offset: number };

const MOST_STEPS = 100;
const SETTLED = 1e-10;
/** Keeps Newton's matrix invertible where the classes are far apart. */
const RIDGE = 1e-6;

export function probabilityOf({ slope, offset }: Calibration, margin: number): number {
  return 1 / (1 + Math.exp(-(slope * margin + offset)));
}

/**
 * The curve on which a score says how many of a hundred such texts are unwanted: Platt's sigmoid with his smoothed
 * targets (1999), fitted by Newton's method with step halving (after Lin, Lin and Weng, 2007).
 * @param margins of texts that the plane had not seen; of others they would be too sure
 */
export function calibrate(margins: Float64Array, labels: Uint8Array): Calibration {
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const zeros = labels.length - ones;
  const targets = Float64Array.from(labels, (label) => (label ? (ones + 1) / (ones + 2) : 1 / (zeros + 2)));
  let fit = { slope: 0, offset: Math.log((ones + 1) / (zeros + 1)) };
  let loss = lossOf(fit, margins, targets);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonStep(fit, margins, targets);
    let length = 1;
    let next = moved(fit, direction, length);
    let nextLoss = lossOf(next, margins, targets);
    while (nextLoss > loss && length > SETTLED) {
      length /= 2;
      next = moved(fit, direction, length);
      nextLoss = lossOf(next, margins, targets);
    }
    const gain = loss - nextLoss;
    if (gain > 0) [fit, loss] = [next, nextLoss];
    if (gain < SETTLED) break;
  }
  // More than chance against the margin would turn the queue upside down for no reason.
  return { slope: Math.max(0, fit.slope), offset: fit.offset };
}

function moved(from: Calibration, by: Calibration, length: number): Calibration {
  return { slope: from.slope + length * by.slope, offset: from.offset + length * by.offset };
}

function newtonStep(fit: Calibration, margins: Float64Array, targets: Float64Array): Calibration {
  let [a, b, c, slope, offset] = [RIDGE, 0, RIDGE, 0, 0];
  for (const [at, margin] of margins.entries()) {
    const probability = probabilityOf(fit, margin);
    const curve = probability * (1 - probability);
    const error = (targets[at] ?? 0) - probability;
    a += margin * margin * curve;
    b += margin * curve;
    c += curve;
    slope += margin * error;
    offset += error;
  }
  const determinant = a * c - b * b;
  return { slope: (c * slope - b * offset) / determinant, offset: (a * offset - b * slope) / determinant };
}

/** Cross entropy, written so that no logarithm of 0 is taken. */
function lossOf({ slope, offset }: Calibration, margins: Float64Array, targets: Float64Array): number {
  let loss = 0;
  for (const [at, margin] of margins.entries()) {
    const odds = slope * margin + offset;
    loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - (targets[at] ?? 0) * odds;
  }
  return loss;
}
