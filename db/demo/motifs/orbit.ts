import type { Inks } from "./ink.ts";
import { at, box, disc, gouge, line, type Point } from "./marks.ts";
import type { Random } from "./random.ts";

function satellite(inks: Inks): string {
  const panel = (x: number) =>
    box(x, -46, 150, 92, inks.a) +
    line(`${[1, 2, 3, 4].map((index) => `M${x + index * 30} -46v92`).join("")}M${x} 0h150`, inks.b, 4);
  return [
    line("M-230 0H230", inks.paper, 8),
    panel(-222),
    panel(72),
    box(-52, -68, 104, 136, inks.paper),
    box(-52, -68, 104, 30, inks.a),
    line("M0 68v44", inks.paper, 7),
    `<path d="M-46 150a46 46 0 0 1 92 0z" fill="${inks.paper}"/>`,
  ].join("");
}

/** A satellite before the planet, in the night. */
export function orbit(inks: Inks, random: Random): string {
  const planet: Point = [random.between(1010, 1090), random.between(450, 500)];
  const [x, y] = planet;
  const radius = 300;
  const tilt = random.between(-24, -14);
  const bands = Array.from({ length: 11 }, (_, index) => {
    const level = y - radius + 50 + index * 52 + random.between(-8, 8);
    const left = x - radius + random.between(-40, 190);
    return gouge(
      [left, level],
      [left + random.between(220, 430), level + random.between(-6, 6)],
      random.between(7, 22),
      index % 3 ? inks.tint : inks.paper,
    );
  });
  const stars = Array.from({ length: 62 }, (_, index) => {
    const [sx, sy] = [random.between(20, 1580), random.between(20, 880)];
    if (Math.hypot(sx - x, sy - y) < radius + 40) return "";
    return index % 9
      ? disc(sx, sy, random.between(2, 4.5), inks.paper)
      : `<path d="M${at(sx, sy - 15)}l4 11l11 4l-11 4l-4 11l-4 -11l-11 -4l11 -4z" fill="${inks.paper}"/>`;
  });
  const half = (rx: number, sweep: 0 | 1) => `M${-rx} 0A${rx} ${at(rx * 0.27)} 0 0 ${sweep} ${rx} 0`;
  const rings = (sweep: 0 | 1) =>
    `<g transform="translate(${at(x, y)}) rotate(${at(tilt)})">${line(half(700, sweep), inks.paper, 5, 'stroke-dasharray="3 15" stroke-linecap="round"')}${line(half(470, sweep), inks.paper, 13)}${line(half(440, sweep), inks.a, 7)}</g>`;
  const craft: Point = [random.between(360, 430), random.between(560, 610)];
  return [
    box(0, 0, 1600, 900, inks.b),
    ...stars,
    rings(1),
    disc(x, y, radius, inks.a),
    `<clipPath id="globe">${disc(x, y, radius)}</clipPath><g clip-path="url(#globe)">${bands.join("")}<path d="M${at(x + 40, y - radius - 20)}A${at(380, 380)} 0 0 1 ${at(x - 70, y + radius + 20)}H1600V0z" fill="${inks.ab}"/></g>`,
    rings(0),
    `<g transform="translate(${at(...craft)}) rotate(${at(tilt - 8)})">${satellite(inks)}</g>`,
  ].join("");
}
