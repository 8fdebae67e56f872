import type { Inks } from "./ink.ts";
import { at, disc, line, type Point, shape } from "./marks.ts";
import type { Random } from "./random.ts";

const WIDTH = 92;
const RISE = 46;

/** Storeys of one column: the outer faces catch the two inks, the roof stays light. */
function column([x, foot]: Point, height: number, inks: Inks, lit: boolean): string {
  const top = foot - height;
  const front = lit ? inks.a : inks.b;
  const side = lit ? inks.ab : inks.haze;
  const bands = Array.from({ length: Math.max(0, Math.floor((height - 20) / 46)) }, (_, index) => {
    const y = top + 44 + index * 46;
    return line(`M${at(x - WIDTH, y - RISE)}l${WIDTH} ${RISE}`, inks.paper, 4);
  });
  return [
    shape(
      [
        [x - WIDTH, foot - RISE],
        [x, foot],
        [x, top],
        [x - WIDTH, top - RISE],
      ],
      front,
    ),
    shape(
      [
        [x, foot],
        [x + WIDTH, foot - RISE],
        [x + WIDTH, top - RISE],
        [x, top],
      ],
      side,
    ),
    shape(
      [
        [x, top],
        [x + WIDTH, top - RISE],
        [x, top - 2 * RISE],
        [x - WIDTH, top - RISE],
      ],
      lit ? inks.tint : inks.paper,
    ),
    line(
      `M${at(x - WIDTH, top - RISE)}L${at(x, top)}L${at(x + WIDTH, top - RISE)}L${at(x, top - 2 * RISE)}zM${at(x + WIDTH, top - RISE)}V${at(foot - RISE)}L${at(x, foot)}`,
      lit ? inks.ab : inks.b,
      4,
      'stroke-linejoin="round"',
    ),
    ...bands,
  ].join("");
}

/** A year in columns, as blocks of a city: one quarter stands out. */
export function bars(inks: Inks, random: Random): string {
  const count = 6;
  const lit = 3 + random.index(2);
  const heights = Array.from({ length: count }, (_, index) =>
    index === lit ? random.between(440, 500) : 110 + index * 42 + random.between(-40, 60),
  );
  const feet = heights.map((_, index): Point => [240 + index * 224, 808 - index * 20]);
  const shadows = feet.map(([x, foot], index) => {
    const length = (heights[index] ?? 0) * 0.5;
    return shape(
      [
        [x, foot],
        [x + WIDTH, foot - RISE],
        [x + WIDTH + length, foot - RISE + length * 0.2],
        [x + length, foot + length * 0.2],
      ],
      inks.tint,
    );
  });
  const tops = feet.map(([x, foot], index): Point => [x, foot - (heights[index] ?? 0) - RISE]);
  const curve = `M${tops.map(([x, y]) => at(x, y - 84)).join("L")}`;
  const ruled = [0, 1, 2, 3, 4, 5].map((index) => line(`M0 ${at(190 + index * 116)}H1600`, inks.haze, 3));
  return [
    ...ruled,
    `<path d="M0 800L1600 660V900H0z" fill="${inks.haze}"/>`,
    ...shadows,
    ...feet.map((foot, index) => column(foot, heights[index] ?? 0, inks, index === lit)),
    line(curve, inks.a, 9, 'stroke-linejoin="round"'),
    ...tops.map(
      ([x, y], index) =>
        disc(x, y - 84, index === lit ? 28 : 15, inks.a) +
        (index === lit ? disc(x, y - 84, 12, inks.paper) : ""),
    ),
  ].join("");
}
