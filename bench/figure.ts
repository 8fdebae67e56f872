type Bound = { atLeast: number } | { atMost: number };

/** Prints a figure that the portal is to reach, and whether it does. */
export function printFigure(name: string, value: number, bound: Bound, unit = ""): void {
  const [word, limit, reached] =
    "atLeast" in bound
      ? ["at least", bound.atLeast, value >= bound.atLeast]
      : ["at most", bound.atMost, value <= bound.atMost];
  const verdict = Number.isNaN(value) ? "not measured" : reached ? "reached" : "missed";
  console.log(`${verdict.padEnd(8)} ${name}: ${rounded(value)}${unit} (${word} ${limit}${unit})`);
}

/** Three digits say as much as a measurement knows; counts are whole. */
export function rounded(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
