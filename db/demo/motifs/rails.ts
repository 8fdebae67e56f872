import { type Inks, raster } from "./ink.ts";
import { at, box, disc, gouge, line, type Point, shape } from "./marks.ts";
import type { Random } from "./random.ts";

const HORIZON = 372;

/** Tracks that run to the horizon, a set of points, and a signal at danger. */
export function rails(inks: Inks, random: Random): string {
  const vanish: Point = [random.between(680, 800), HORIZON];
  const [vx] = vanish;
  const toward = (x: number, y: number): Point => [vx + (x - vx) * ((y - HORIZON) / (900 - HORIZON)), y];
  const sleepers = (left: number, right: number) =>
    Array.from({ length: 26 }, (_, index) => {
      const near = HORIZON + 620 / (1 + index * 0.3);
      const far = near - (near - HORIZON) * 0.085;
      return shape([toward(left, near), toward(right, near), toward(right, far), toward(left, far)], inks.b);
    });
  const rail = (x: number, wide: number) =>
    shape([toward(x - wide, 920), toward(x + wide, 920), [vx + 1.4, HORIZON], [vx - 1.4, HORIZON]], inks.ab);
  const shine = (x: number) => shape([toward(x - 7, 920), toward(x + 1, 920), [vx, HORIZON]], inks.paper);
  const bed = (left: number, right: number, fill: string) =>
    shape([toward(left, 920), toward(right, 920), [vx + 2, HORIZON], [vx - 2, HORIZON]], fill);
  const [l, r] = [vx - 330, vx + 190];
  const masts = [0, 1, 2, 3, 4, 5].map((index) => {
    const y = HORIZON + 430 / (1 + index * 0.95);
    const [x] = toward(vx - 760, y);
    const height = (y - HORIZON) * 1.62;
    const tip: Point = [x + height * 0.5, y - height * 0.95];
    const drawn = line(
      `M${at(x, y)}v${at(-height)}M${at(x, tip[1])}H${at(tip[0])}M${at(x, y - height * 0.75)}L${at(x + height * 0.4, tip[1])}`,
      inks.b,
      Math.max(3, height * 0.026),
    );
    return { tip, drawn };
  });
  const tips = [[vx - 1010, -230] as Point, ...masts.map(({ tip }) => tip), vanish];
  const wire = tips.slice(1).map(([x, y], index) => {
    const [px, py] = tips[index] ?? [x, y];
    return `M${at(px, py)}Q${at((px + x) / 2, (py + y) / 2 + Math.abs(px - x) * 0.07, x, y)}`;
  });
  const signalX = random.between(1250, 1330);
  const hills = `M0 ${HORIZON}V330C180 280 300 300 470 338S760 380 ${at(vx, HORIZON)}C900 330 1080 270 1260 296S1500 330 1600 300V${HORIZON}z`;
  const lamp = (y: number, fill: string) => disc(signalX, y, 45, fill);
  const furrows = Array.from({ length: 22 }, (_, index) => {
    const foot = vx + 640 + index * 210;
    const [left, right] = [toward(foot, 430 + ((index * 67) % 90)), toward(foot + 20, 860)];
    return gouge(left, right, 3 + index * 0.5, inks.paper);
  });
  return [
    disc(vx, HORIZON - 20, 226, inks.a),
    `<path d="${hills}" fill="${raster(inks.paper, inks.b, 0.55)}"/>`,
    box(0, HORIZON, 1600, 530, inks.tint),
    ...furrows,
    bed(l - 190, r + 190, raster(inks.paper, inks.b, 0.28)),
    ...sleepers(l - 110, r + 110),
    rail(l, 19),
    rail(r, 19),
    shine(l),
    shine(r),
    ...masts.map(({ drawn }) => drawn),
    line(wire.join(""), inks.b, 3.5),
    box(signalX - 12, 300, 24, 620, inks.b),
    `<path d="M${at(signalX - 78, 150)}a78 78 0 0 1 156 0v190a78 78 0 0 1 -156 0z" fill="${inks.b}"/>`,
    lamp(156, inks.a),
    lamp(266, raster(inks.b, inks.paper, 0.22)),
    disc(signalX - 14, 140, 11, inks.paper),
    line(`M${at(signalX - 52, 110)}q52 -54 104 0M${at(signalX - 52, 222)}q52 -54 104 0`, inks.paper, 6),
    lamp(356, raster(inks.b, inks.paper, 0.22)),
    box(signalX - 44, 470, 88, 62, inks.paper),
    line(`M${at(signalX - 24, 501)}h48`, inks.b, 9),
  ].join("");
}
