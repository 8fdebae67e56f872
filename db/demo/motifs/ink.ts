/** Colours of one print: tinted paper, two inks, a light raster of each, and what they give on top of each other. */
export type Inks = { paper: string; tint: string; haze: string; a: string; b: string; ab: string };

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const hex = (values: number[]) =>
  `#${values.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

function multiply(one: string, other: string): string {
  const factors = channels(other);
  return hex(channels(one).map((value, index) => (value * (factors[index] ?? 0)) / 255));
}

/** `share` of `ink` in even raster on `paper`, as one flat colour. */
export function raster(paper: string, ink: string, share: number): string {
  const inked = channels(ink);
  return hex(channels(paper).map((value, index) => value * (1 - share) + (inked[index] ?? 0) * share));
}

const PRINTS = [
  ["#f1e7d6", "#e2532f", "#1f3b5c"],
  ["#e6eae2", "#e3a32b", "#174a4f"],
  ["#f0e2da", "#ea7a5f", "#2f2f63"],
  ["#e3e8ec", "#5c9bc0", "#23304f"],
  ["#ecead6", "#79a35a", "#54294a"],
  ["#f2e4c8", "#ee8a2c", "#21504a"],
  ["#ece3e6", "#d4547a", "#274a63"],
  ["#e9e6da", "#35a08f", "#3f2f55"],
] as const;

export function inks(index: number): Inks {
  const [paper, a, b] = PRINTS[index % PRINTS.length] ?? PRINTS[0];
  return {
    paper,
    a,
    b,
    tint: raster(paper, a, 0.32),
    haze: raster(paper, b, 0.16),
    // Ink does not cover fully: a third of the first shines through the product.
    ab: raster(multiply(a, b), a, 0.3),
  };
}
