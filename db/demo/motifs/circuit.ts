import type { Inks } from "./ink.ts";
import { at, box, disc, line, type Point } from "./marks.ts";
import type { Random } from "./random.ts";

const PINS = 9;
const PITCH = 38;
const HALF = 196;

/** One conductor in the frame of its side: out of the chip, a bend of 45 degrees, and on to its pad. */
function trace(index: number, random: Random): { d: Point[]; open: boolean } {
  const offset = index - (PINS - 1) / 2;
  const bend = 74 + ((PINS - 1) / 2 - Math.abs(offset)) * 24;
  const spread = offset * 34;
  const open = random.chance(0.45);
  const end = open ? random.between(0.35, 1) * 300 + bend + Math.abs(spread) : 1400;
  const side = offset * PITCH;
  return {
    open,
    d: [
      [HALF, side],
      [HALF + bend, side],
      [HALF + bend + Math.abs(spread), side + spread],
      [HALF + end, side + spread],
    ],
  };
}

/** A chip and its conductors, seen from above. */
export function circuit(inks: Inks, random: Random): string {
  const centre: Point = [random.between(740, 880), random.between(425, 470)];
  const alive = new Set([random.index(PINS), PINS + random.index(PINS), 2 * PINS + random.index(PINS)]);
  const place = ([x, y]: Point, side: number): Point => {
    const [cos, sin] = [
      Math.round(Math.cos((side * Math.PI) / 2)),
      Math.round(Math.sin((side * Math.PI) / 2)),
    ];
    return [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos];
  };
  const under: string[] = [];
  const over: string[] = [];
  for (let side = 0; side < 4; side += 1) {
    for (let index = 0; index < PINS; index += 1) {
      const { d, open } = trace(index, random);
      const points = d.map((point) => place(point, side));
      const lit = alive.has(side * PINS + index);
      const end = points.at(-1) ?? centre;
      const drawn = line(
        `M${points.map((point) => at(...point)).join("L")}`,
        lit ? inks.a : inks.b,
        lit ? 15 : 7,
        'stroke-linejoin="round"',
      );
      const pad = open
        ? disc(...end, lit ? 24 : 15, lit ? inks.a : inks.b) + disc(...end, lit ? 10 : 6, inks.paper)
        : "";
      (lit ? over : under).push(drawn + pad);
      const [x, y] = place([HALF + 12, (index - (PINS - 1) / 2) * PITCH], side);
      const [w, h] = side % 2 ? [18, 44] : [44, 18];
      over.push(box(x - w / 2, y - h / 2, w, h, lit ? inks.a : inks.b));
    }
  }
  const [x, y] = centre;
  const cells = Array.from({ length: 36 }, (_, index) => {
    const [column, row] = [index % 6, Math.floor(index / 6)];
    const fill = random.chance(0.3) ? inks.a : random.chance(0.4) ? inks.ab : inks.tint;
    return box(x - 105 + column * 35.5, y - 105 + row * 35.5, 31, 31, fill);
  });
  return [
    box(x - 420, -10, 840, 920, inks.tint),
    ...under,
    ...over,
    box(x - HALF, y - HALF, HALF * 2, HALF * 2, inks.b),
    box(x - 124, y - 124, 248, 248, inks.paper),
    ...cells,
    disc(x - HALF + 34, y - HALF + 34, 13, inks.a),
  ].join("");
}
