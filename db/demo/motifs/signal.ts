import type { Inks } from "./ink.ts";
import { at, box, disc, gouge, line, type Point, polar, segment, shape } from "./marks.ts";
import type { Random } from "./random.ts";

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** A band of a ring around `centre`, in degrees. */
function band(centre: Point, inner: number, outer: number, from: number, to: number): string {
  const [a, b] = [polar(centre, outer, radians(from)), polar(centre, outer, radians(to))];
  const [c, d] = [polar(centre, inner, radians(to)), polar(centre, inner, radians(from))];
  return `<path d="M${at(...a)}A${at(outer, outer)} 0 0 1 ${at(...b)}L${at(...c)}A${at(inner, inner)} 0 0 0 ${at(...d)}z"/>`;
}

/** A dish that listens, or speaks, into the sky. */
export function signal(inks: Inks, random: Random): string {
  const aim = random.between(-38, -31);
  const pivot: Point = [random.between(440, 500), 500];
  const focus = polar(pivot, 250, radians(aim));
  const rings = Array.from({ length: 7 }, (_, index) => {
    const inner = 120 + index * 138;
    return band(focus, inner, inner + 64 - index * 3, aim - 27, aim + 27);
  });
  const moon: Point = [random.between(1180, 1260), random.between(190, 230)];
  const mesh = [-160, -80, 0, 80, 160].map((v) => {
    const reach = 74 * Math.sqrt(1 - (v / 246) ** 2);
    return `M${at(-reach, v)}Q${at(0, v + 24, reach, v)}`;
  });
  const spokes = [-50, -17, 17, 50].map(
    (v) =>
      `M${v} ${at(-240 * Math.sqrt(1 - (v / 76) ** 2))}Q${at(v * 1.1, 0, v, 240 * Math.sqrt(1 - (v / 76) ** 2))}`,
  );
  const dish = [
    `<path d="M0 -246C-210 -190 -210 190 0 246z" fill="${inks.b}"/>`,
    ...[0, 1, 2, 3, 4].map((index) =>
      gouge([-128 + index * 9, -120 + index * 52], [-62 + index * 6, -132 + index * 58], 5, inks.paper),
    ),
    `<ellipse rx="76" ry="246" fill="${inks.paper}" stroke="${inks.b}" stroke-width="10"/>`,
    line([...mesh, ...spokes].join(""), inks.b, 4),
    line(segment([0, -236], [250, 0]) + segment([0, 236], [250, 0]) + segment([70, 0], [250, 0]), inks.b, 9),
    disc(250, 0, 33, inks.b),
    disc(250, 0, 14, inks.paper),
  ];
  const [x, y] = pivot;
  const tower = [
    shape(
      [
        [x - 62, y + 30],
        [x + 22, y + 30],
        [x + 74, 820],
        [x - 124, 820],
      ],
      inks.b,
    ),
    ...[0, 1, 2].map((index) =>
      shape(
        [
          [x - 34 - index * 10, y + 118 + index * 70],
          [x - 2 + index * 8, y + 118 + index * 70],
          [x - 18, y + 80 + index * 70],
        ],
        inks.paper,
      ),
    ),
    disc(x - 20, y + 26, 56, inks.b),
    disc(x - 20, y + 26, 22, inks.a),
  ];
  const ridge = "M0 790C180 740 300 800 520 806S860 720 1080 760S1420 810 1600 720V900H0z";
  const air = Array.from({ length: 11 }, (_, index) => {
    const left = random.between(-120, 1250);
    const level = 70 + index * 62;
    return gouge([left, level], [left + random.between(260, 520), level], random.between(5, 11), inks.tint);
  });
  return [
    ...air,
    disc(...moon, 132, inks.tint),
    `<g fill="${inks.a}">${rings.join("")}</g>`,
    `<clipPath id="moon">${disc(...moon, 132)}</clipPath><g fill="${inks.ab}" clip-path="url(#moon)">${rings.join("")}</g>`,
    `<path d="${ridge}" fill="${inks.b}"/>`,
    ...tower,
    `<g transform="translate(${at(...pivot)}) rotate(${at(aim)})">${dish.join("")}</g>`,
    box(x + 330, 742, 150, 90, inks.b),
    shape(
      [
        [x + 310, 744],
        [x + 405, 690],
        [x + 500, 744],
      ],
      inks.b,
    ),
    box(x + 356, 764, 34, 30, inks.a),
    box(x + 418, 764, 34, 30, inks.paper),
  ].join("");
}
