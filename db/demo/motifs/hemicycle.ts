import type { Inks } from "./ink.ts";
import { at, box, disc, line, type Point, polar, shape } from "./marks.ts";
import type { Random } from "./random.ts";

const ROWS = 5;
const INNER = 256;
const STEP = 92;

/** The plenary hall from above: rows of seats by party, the rostrum in the middle. */
export function hemicycle(inks: Inks, random: Random): string {
  const centre: Point = [800, 806];
  const cuts = [0.16, 0.42, 0.6, 0.86].map((cut) => cut + random.between(-0.06, 0.06));
  const fills = random.chance(0.5)
    ? [inks.ab, inks.a, inks.haze, inks.b, inks.tint]
    : [inks.b, inks.tint, inks.a, inks.ab, inks.haze];
  const hall = INNER + ROWS * STEP - 10;
  const seats: string[] = [];
  const speaker = random.index(9);
  for (let row = 0; row < ROWS; row += 1) {
    const radius = INNER + row * STEP;
    const count = 11 + row * 5;
    for (let seat = 0; seat < count; seat += 1) {
      const share = seat / (count - 1);
      const angle = Math.PI * (1.04 + share * 0.92);
      const party = cuts.filter((cut) => cut < share).length;
      const gangway = cuts.some((cut) => Math.abs(cut - share) < 0.4 / count);
      if (gangway) continue;
      const [x, y] = polar(centre, radius, angle);
      const turn = (angle * 180) / Math.PI + 90;
      const absent = random.chance(0.07);
      const fill = fills[party] ?? inks.b;
      const seatPath = `<path d="M-26 -28h52v34a26 26 0 0 1 -52 0z" transform="translate(${at(x, y)}) rotate(${at(turn)})"`;
      seats.push(
        absent
          ? `${seatPath} fill="none" stroke="${inks.b}" stroke-width="4"/>`
          : `${seatPath} fill="${fill}"${fill === inks.haze || fill === inks.tint ? ` stroke="${inks.b}" stroke-width="4"` : ""}/>`,
      );
    }
  }
  const [x, y] = centre;
  const arc = (radius: number) => `M${at(x - radius, y)}A${at(radius, radius)} 0 0 1 ${at(x + radius, y)}`;
  const beam = Math.PI * (1.18 + speaker * 0.08);
  return [
    `<path d="${arc(hall)}z" fill="${inks.paper}"/>`,
    shape([[x, y - 60], polar(centre, 1300, beam - 0.17), polar(centre, 1300, beam + 0.17)], inks.tint),
    line(arc(hall), inks.b, 10),
    ...Array.from({ length: ROWS }, (_, row) => line(arc(INNER + row * STEP + 37), inks.b, 2)),
    ...seats,
    `<path d="${arc(178)}z" fill="${inks.a}"/>`,
    line(arc(150), inks.paper, 4),
    shape(
      [
        [x - 46, y],
        [x - 70, y - 86],
        [x + 70, y - 86],
        [x + 46, y],
      ],
      inks.b,
    ),
    shape(
      [
        [x - 92, y - 82],
        [x - 84, y - 108],
        [x + 84, y - 108],
        [x + 92, y - 82],
      ],
      inks.b,
    ),
    box(x - 34, y - 58, 68, 8, inks.paper),
    line(`M${at(x - 12, y - 108)}q-4 -40 -34 -54`, inks.b, 7, 'stroke-linecap="round"'),
    line(`M${at(x + 12, y - 108)}q4 -40 34 -54`, inks.b, 7, 'stroke-linecap="round"'),
    disc(x - 50, y - 164, 11, inks.b),
    disc(x + 50, y - 164, 11, inks.b),
    box(0, y, 1600, 94, inks.b),
  ].join("");
}
