import type { Inks } from "./ink.ts";
import { at, disc, gouge, line, type Point, segment } from "./marks.ts";
import type { Random } from "./random.ts";

const ARMS = [0.3, 0.46, 0.62];
const REACH = [0.2, 0.3, 0.24];

type Pylon = { x: number; foot: number; height: number };

const halfWidth = (share: number) => (share < 0.62 ? 0.035 + share * 0.03 : 0.054 + (share - 0.62) * 0.34);

function tips({ x, foot, height }: Pylon): Point[] {
  return ARMS.flatMap((arm, index): Point[] => {
    const y = foot - height * (1 - arm) + height * 0.05;
    const reach = (REACH[index] ?? 0) * height;
    return [
      [x - reach, y],
      [x + reach, y],
    ];
  });
}

function pylon(tower: Pylon, ink: string): string {
  const { x, foot, height } = tower;
  const top = foot - height;
  const levels = [0.12, 0.3, 0.38, 0.46, 0.54, 0.62, 0.72, 0.84, 1];
  const corner = (share: number, side: number): Point => [
    x + side * halfWidth(share) * height,
    top + share * height,
  ];
  let d = segment([x, top], corner(0.12, -1)) + segment([x, top], corner(0.12, 1));
  levels.forEach((level, index) => {
    const next = levels[index + 1];
    if (next === undefined) return;
    for (const side of [-1, 1]) {
      d +=
        segment(corner(level, side), corner(next, side)) + segment(corner(level, side), corner(next, -side));
    }
  });
  ARMS.forEach((arm, index) => {
    const reach = (REACH[index] ?? 0) * height;
    const y = top + arm * height;
    for (const side of [-1, 1]) {
      const tip: Point = [x + side * reach, y];
      d +=
        segment(corner(arm - 0.055, side), tip) +
        segment(corner(arm, side), tip) +
        `M${at(...tip)}v${height * 0.05}`;
    }
  });
  return line(d, ink, Math.max(2.5, height * 0.0115), 'stroke-linecap="square"');
}

/** Pylons that walk over the land towards the sun. */
export function grid(inks: Inks, random: Random): string {
  const sun: Point = [random.between(380, 560), random.between(330, 420)];
  const row: Pylon[] = [
    { x: 1990, foot: 1010, height: 1150 },
    { x: random.between(1120, 1190), foot: 850, height: 760 },
    { x: random.between(660, 720), foot: 730, height: 430 },
    { x: random.between(400, 430), foot: 672, height: 250 },
    { x: 250, foot: 640, height: 150 },
    { x: 152, foot: 624, height: 92 },
  ];
  const wires = row.slice(1).flatMap((near, index) => {
    const far = tips(near);
    return tips(row[index] ?? near).map((from, wire) => {
      const to = far[wire] ?? from;
      const sag = Math.abs(from[0] - to[0]) * 0.12;
      const d = `M${at(...from)}Q${at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + sag, ...to)}`;
      return line(d, inks.b, [4, 3, 2.2, 1.6, 1.2][index] ?? 1);
    });
  });
  const hills = "M0 600C260 560 420 640 760 650S1300 560 1600 640V900H0z";
  const field = "M0 690C300 640 560 720 900 770S1400 800 1600 770V900H0z";
  const furrows = Array.from({ length: 16 }, (_, index) => {
    const x = -200 + index * 130;
    return gouge([x + 260, 775 + ((index * 37) % 30)], [x, 905], 7, inks.paper);
  });
  return [
    disc(...sun, 250, inks.a),
    `<path d="${hills}" fill="${inks.tint}"/>`,
    `<clipPath id="sun">${disc(...sun, 250)}</clipPath><path d="${hills}" fill="${inks.haze}" clip-path="url(#sun)"/>`,
    `<path d="${field}" fill="${inks.b}"/>`,
    `<clipPath id="field"><path d="${field}"/></clipPath><g clip-path="url(#field)">${furrows.join("")}</g>`,
    ...wires,
    ...row.slice(1).map((tower) => pylon(tower, inks.b)),
    `<clipPath id="ground"><path d="${field}"/></clipPath><g clip-path="url(#ground)">${row
      .slice(1, 3)
      .map((tower) => pylon(tower, inks.paper))
      .join("")}</g>`,
  ].join("");
}
