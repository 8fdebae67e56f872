import { type Inks, raster } from "./ink.ts";
import { at, blob, box, disc, gouge, line, type Point, polar } from "./marks.ts";
import type { Random } from "./random.ts";

const VIEW: Point = [800, 450];
const RADIUS = 432;

function cell(centre: Point, size: number, inks: Inks, random: Random): string {
  const radii = Array.from({ length: 11 }, () => size * random.between(0.9, 1.1));
  const kernel: Point = [
    centre[0] + random.between(-0.2, 0.2) * size,
    centre[1] + random.between(-0.2, 0.2) * size,
  ];
  const grains = Array.from({ length: 4 }, () => {
    const spot = polar(centre, size * random.between(0.55, 0.78), random.between(0, 6.3));
    return disc(...spot, random.between(5, 9), inks.b);
  });
  return [
    `<path d="${blob(centre, radii)}" fill="${inks.tint}" stroke="${inks.b}" stroke-width="6"/>`,
    ...grains,
    `<path d="${blob(
      kernel,
      radii.map((radius) => radius * 0.4),
    )}" fill="${inks.b}"/>`,
    disc(kernel[0] - size * 0.08, kernel[1] - size * 0.06, size * 0.11, inks.paper),
  ].join("");
}

/** One cell becoming two: waist, spindle, a set of chromosomes on either side. */
function division(inks: Inks): string {
  const body =
    "M0 -96C60 -190 250 -170 262 0C250 170 60 190 0 96C-60 190 -250 170 -262 0C-250 -170 -60 -190 0 -96z";
  const threads = [-78, -44, -14, 14, 44, 78].map((v) => `M-205 0Q0 ${v * 2} 205 0`);
  const rods = [-1, 1].flatMap((side) =>
    [-62, -31, 0, 31, 62].map((v) =>
      line(
        `M${side * 118} ${v}q${side * 30} ${-v * 0.25} ${side * 46} ${-v * 0.42}`,
        inks.paper,
        17,
        'stroke-linecap="round"',
      ),
    ),
  );
  return [
    `<path d="${body}" fill="${inks.a}" stroke="${inks.b}" stroke-width="9"/>`,
    line(threads.join(""), inks.ab, 4),
    ...rods,
    disc(-205, 0, 13, inks.ab),
    disc(205, 0, 13, inks.ab),
  ].join("");
}

/** The view through a microscope. */
export function cells(inks: Inks, random: Random): string {
  const focus: Point = [VIEW[0] + random.between(-60, 60), VIEW[1] + random.between(-40, 40)];
  const turn = random.between(-35, 35);
  const found: { centre: Point; size: number }[] = [];
  for (let attempt = 0; attempt < 900; attempt += 1) {
    const centre = polar(VIEW, Math.sqrt(random.between(0, 1)) * 450, random.between(0, 6.3));
    const size = attempt < 300 ? random.between(84, 112) : random.between(38, 76);
    const away = [-150, 0, 150].every((along) => {
      const [x, y] = polar(focus, along, (turn * Math.PI) / 180);
      return Math.hypot(centre[0] - x, centre[1] - y) > size * 1.1 + 178;
    });
    const free = found.every(
      (other) =>
        Math.hypot(centre[0] - other.centre[0], centre[1] - other.centre[1]) > (size + other.size) * 1.1,
    );
    if (away && free) found.push({ centre, size });
  }
  const rays = Array.from({ length: 60 }, (_, index) => {
    const angle = (index / 60) * Math.PI * 2;
    return gouge(
      polar(VIEW, RADIUS + 34 + ((index * 29) % 30), angle),
      polar(VIEW, RADIUS + 150 + ((index * 53) % 190), angle),
      5,
      raster(inks.b, inks.paper, 0.3),
    );
  });
  return [
    box(0, 0, 1600, 900, inks.b),
    ...rays,
    disc(...VIEW, RADIUS + 16, inks.a),
    disc(...VIEW, RADIUS, inks.paper),
    `<clipPath id="view">${disc(...VIEW, RADIUS)}</clipPath><g clip-path="url(#view)">`,
    ...found.map(({ centre, size }) => cell(centre, size, inks, random)),
    `<g transform="translate(${at(...focus)}) rotate(${at(turn)})">${division(inks)}</g>`,
    line(
      `M${at(VIEW[0] - RADIUS, VIEW[1])}h46M${at(VIEW[0] + RADIUS, VIEW[1])}h-46M${at(VIEW[0], VIEW[1] - RADIUS)}v46M${at(VIEW[0], VIEW[1] + RADIUS)}v-46`,
      inks.b,
      5,
    ),
    "</g>",
  ].join("");
}
