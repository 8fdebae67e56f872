import type { Inks } from "./ink.ts";

export type Point = readonly [x: number, y: number];

/** Every motif is drawn on a sheet of this size and scaled to the picture. */
export const SHEET = { width: 1600, height: 900 };

export const round = (value: number): number => Math.round(value * 10) / 10;
export const at = (...values: number[]): string => values.map(round).join(" ");

export const disc = (x: number, y: number, radius: number, fill = ""): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"${fill && ` fill="${fill}"`}/>`;

export const box = (x: number, y: number, width: number, height: number, fill = ""): string =>
  `<path d="M${at(x, y)}h${round(width)}v${round(height)}h${round(-width)}z"${fill && ` fill="${fill}"`}/>`;

export const shape = (points: readonly Point[], fill = ""): string =>
  `<path d="M${points.map(([x, y]) => at(x, y)).join("L")}z"${fill && ` fill="${fill}"`}/>`;

export const line = (d: string, stroke: string, width: number, extra = ""): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${round(width)}" ${extra}/>`;

export const segment = (from: Point, to: Point): string => `M${at(...from)}L${at(...to)}`;

export const polar = ([x, y]: Point, radius: number, angle: number): Point => [
  x + radius * Math.cos(angle),
  y + radius * Math.sin(angle),
];

/** A cut of the gouge: a thin lens from `from` to `to`, `width` at its middle. */
export function gouge(from: Point, to: Point, width: number, fill = ""): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * width, (dx / length) * width];
  const [mx, my] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return `<path d="M${at(...from)}Q${at(mx + nx, my + ny, ...to)}Q${at(mx - nx, my - ny, ...from)}"${fill && ` fill="${fill}"`}/>`;
}

/** A closed soft outline around a centre: `radii` in even steps of the full turn. */
export function blob(centre: Point, radii: readonly number[]): string {
  const points = radii.map((radius, index) => polar(centre, radius, (index / radii.length) * 2 * Math.PI));
  const middle = (index: number): Point => {
    const [one, other] = [points[index % points.length], points[(index + 1) % points.length]];
    return [((one?.[0] ?? 0) + (other?.[0] ?? 0)) / 2, ((one?.[1] ?? 0) + (other?.[1] ?? 0)) / 2];
  };
  const curves = points.map((_, index) => {
    const corner = points[(index + 1) % points.length] ?? centre;
    return `Q${at(...corner, ...middle(index + 1))}`;
  });
  return `M${at(...middle(0))}${curves.join("")}z`;
}

// biome-ignore format: a code table
const MORSE: Record<string, string> = {
  a: ".-", b: "-...", c: "-.-.", d: "-..", e: ".", f: "..-.", g: "--.", h: "....", i: "..", j: ".---",
  k: "-.-", l: ".-..", m: "--", n: "-.", o: "---", p: ".--.", q: "--.-", r: ".-.", s: "...", t: "-",
  u: "..-", v: "...-", w: ".--", x: "-..-", y: "-.--", z: "--..",
};

/** The signature of the house: the word in Morse on a snip of the telegraph's paper tape. */
export function telegraph(word: string, x: number, y: number, inks: Inks): string {
  const unit = 6;
  let pen = x;
  let d = "";
  for (const letter of word) {
    for (const sign of MORSE[letter] ?? "") {
      const length = sign === "-" ? 3 * unit : unit;
      d += `M${at(pen, y)}h${length}v${unit}h${-length}z`;
      pen += length + unit;
    }
    pen += 2 * unit;
  }
  const margin = 3 * unit;
  const tape = box(x - margin, y - 2 * unit, pen - x - 3 * unit + 2 * margin, 5 * unit, inks.paper);
  return `${tape}<path d="${d}" fill="${inks.b}"/>`;
}
