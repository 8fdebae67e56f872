import { type Inks, raster } from "./ink.ts";
import { at, disc, line, type Point, shape } from "./marks.ts";
import type { Random } from "./random.ts";

/** Top edge of a row of waves: cusps with hollows between them. */
function crest(y: number, length: number, depth: number, shift: number): string {
  let d = `M${at(-length + shift, y)}`;
  for (let x = -length + shift; x < 1600 + length; x += length) {
    d += `Q${at(x + length * 0.62, y + depth * 2, x + length, y)}`;
  }
  return d;
}

/** The great breaker with its lip, and a measuring buoy that rides in front of it. */
export function waves(inks: Inks, random: Random): string {
  const lift = random.between(-40, 30);
  const sun: Point = [random.between(430, 560), random.between(250, 310)];
  const middle = raster(inks.paper, inks.b, 0.55);
  const breaker = `M260 900C560 850 700 560 820 ${400 + lift}C930 ${240 + lift} 1120 ${130 + lift} 1290 ${210 + lift}C1420 ${270 + lift} 1430 ${400 + lift} 1370 ${470 + lift}C1370 ${400 + lift} 1320 ${345 + lift} 1240 ${350 + lift}C1120 ${360 + lift} 1080 500 1130 620C1190 740 1380 790 1600 800V900z`;
  const strokes = [0, 1, 2, 3, 4].map((index) => {
    const inset = 42 + index * 44;
    return `M${at(420 + inset * 1.4, 900)}C${at(640 + inset, 830, 760 + inset, 600, 870 + inset * 0.75, 430 + lift + inset * 0.45)}C${at(940 + inset * 0.6, 320 + lift + inset * 0.5, 1040 + inset * 0.4, 250 + lift + inset * 0.5, 1150 + inset * 0.16, 235 + lift + inset * 0.36)}`;
  });
  const foam = Array.from({ length: 22 }, (_, index) => {
    const share = index / 21;
    const x = 1180 + 230 * Math.sin(share * 2.7);
    const y = 192 + lift + 290 * share ** 1.4;
    return disc(x + random.between(-16, 22), y + random.between(-14, 14), random.between(11, 30), inks.paper);
  });
  const spray = Array.from({ length: 16 }, () =>
    disc(random.between(1330, 1560), random.between(150, 520) + lift, random.between(3, 9), inks.b),
  );
  const rows = [
    { y: 575, length: 210, depth: 20, fill: inks.tint },
    { y: 625, length: 260, depth: 26, fill: inks.haze },
  ];
  const front = [
    { y: 742, length: 330, depth: 36, fill: middle },
    { y: 806, length: 400, depth: 40, fill: inks.ab },
  ];
  const sea = ({ y, length, depth, fill }: (typeof rows)[number]) => {
    const shift = random.between(0, length);
    const top = crest(y, length, depth, shift);
    const echo = [1, 2].map((index) =>
      line(crest(y + index * depth * 0.75, length, depth * 0.9, shift), inks.paper, 5 - index * 1.5),
    );
    return `<path d="${top}V900H${-length}z" fill="${fill}"/>${echo.join("")}`;
  };
  const buoy: Point = [random.between(300, 400), 700];
  const [x, y] = buoy;
  const float = [
    line(`M${at(x, y - 40)}L${at(x + 22, y - 190)}`, inks.b, 9),
    shape(
      [
        [x - 62, y + 40],
        [x - 26, y - 70],
        [x + 58, y - 58],
        [x + 64, y + 52],
      ],
      inks.a,
    ),
    shape(
      [
        [x - 39, y - 30],
        [x - 26, y - 70],
        [x + 58, y - 58],
        [x + 60, y - 16],
      ],
      inks.b,
    ),
    disc(x + 22, y - 196, 19, inks.a),
  ];
  return [
    disc(...sun, 190, inks.a),
    ...rows.map(sea),
    `<path d="${breaker}" fill="${inks.b}"/>`,
    ...strokes.map((d, index) =>
      line(d, index % 2 ? inks.a : inks.paper, 9 - index, 'stroke-linecap="round"'),
    ),
    ...foam,
    ...spray,
    ...float,
    ...front.map(sea),
  ].join("");
}
