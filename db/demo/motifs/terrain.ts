import { outlines } from "./contours.ts";
import { type Inks, raster } from "./ink.ts";
import { disc, line, type Point, shape } from "./marks.ts";
import type { Random } from "./random.ts";

type Hill = { x: number; y: number; wide: number; tall: number; high: number };

/** A survey sheet: contour lines, a summit, a route to it. */
export function terrain(inks: Inks, random: Random): string {
  const summit: Point = [random.between(960, 1080), random.between(340, 420)];
  const hills: Hill[] = [
    { x: summit[0], y: summit[1], wide: 330, tall: 250, high: 1 },
    {
      x: summit[0] - random.between(330, 400),
      y: random.between(520, 600),
      wide: 260,
      tall: 190,
      high: 0.52,
    },
    { x: random.between(80, 220), y: random.between(80, 200), wide: 270, tall: 230, high: 0.55 },
    { x: random.between(1420, 1560), y: random.between(680, 820), wide: 270, tall: 220, high: 0.5 },
    { x: random.between(120, 260), y: random.between(760, 860), wide: 200, tall: 150, high: -0.25 },
  ];
  const [p, q, r] = [random.between(0, 6), random.between(0, 6), random.between(0, 6)];
  const height = (x: number, y: number) =>
    hills.reduce(
      (sum, hill) =>
        sum + hill.high * Math.exp(-(((x - hill.x) / hill.wide) ** 2 + ((y - hill.y) / hill.tall) ** 2)),
      0.045 * Math.sin(x / 103 + p + Math.sin(y / 120)) +
        0.04 * Math.sin(y / 91 + q) +
        0.025 * Math.sin((x + y) / 67 + r),
    );
  const levels = Array.from({ length: 10 }, (_, index) => 0.08 + index * 0.1);
  const fills = new Map([
    [1, raster(inks.paper, inks.a, 0.22)],
    [3, raster(inks.paper, inks.a, 0.5)],
    [5, inks.a],
    [7, raster(inks.a, inks.ab, 0.55)],
    [8, inks.ab],
  ]);
  const lands = levels.map((level, index) => {
    const d = outlines(height, level);
    const fill = fills.get(index) ?? "none";
    const stroke = index >= 8 ? inks.paper : inks.b;
    return `<path d="${d}" fill="${fill}" fill-rule="evenodd" stroke="${stroke}" stroke-width="${index % 3 === 0 ? 6.5 : 3.5}"/>`;
  });
  const [x, y] = summit;
  const route = `M-20 ${700 + p * 10}C200 640 330 700 ${x - 420} 560S${x - 240} ${y + 210} ${x - 150} ${y + 110}S${x - 40} ${y + 90} ${x} ${y}`;
  const crosses = [200, 600, 1000, 1400].flatMap((cx) =>
    [170, 610].map((cy) => line(`M${cx - 12} ${cy}h24M${cx} ${cy - 12}v24`, inks.b, 2.4)),
  );
  return [
    ...lands,
    ...crosses,
    line(route, inks.paper, 17, 'stroke-linecap="round"'),
    line(route, inks.b, 9, 'stroke-dasharray="30 18"'),
    disc(x, y, 52, inks.paper),
    shape(
      [
        [x, y - 36],
        [x + 33, y + 22],
        [x - 33, y + 22],
      ],
      inks.b,
    ),
  ].join("");
}
