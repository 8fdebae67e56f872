import type { Inks } from "./ink.ts";
import { at, box, disc, gouge, line, type Point, polar, shape } from "./marks.ts";
import type { Random } from "./random.ts";

/** A limb that narrows from one joint to the next. */
function limb(from: Point, to: Point, wide: number, narrow: number): string {
  const along = Math.atan2(to[1] - from[1], to[0] - from[0]);
  return (
    shape([
      polar(from, wide, along - Math.PI / 2),
      polar(to, narrow, along - Math.PI / 2),
      polar(to, narrow, along + Math.PI / 2),
      polar(from, wide, along + Math.PI / 2),
    ]) +
    disc(...from, wide) +
    disc(...to, narrow)
  );
}

const joint = (centre: Point, radius: number, inks: Inks) =>
  disc(...centre, radius, inks.b) +
  disc(...centre, radius * 0.56, inks.paper) +
  disc(...centre, radius * 0.24, inks.b);

/** A robot's arm that sets down one piece with care. */
export function arm(inks: Inks, random: Random): string {
  const shoulder: Point = [random.between(470, 530), 610];
  const elbow: Point = [random.between(620, 690), random.between(205, 240)];
  const wrist: Point = [random.between(1080, 1140), random.between(270, 320)];
  const hand: Point = [wrist[0] + 12, wrist[1] + 130];
  const [sx] = shoulder;
  const [hx, hy] = hand;
  const piece = 62;
  const table = 712;
  const cable = `M${at(sx - 60, 560)}C${at(sx - 250, 380, elbow[0] - 210, 60, elbow[0] - 10, elbow[1] - 62)}S${at(wrist[0] - 160, 120, wrist[0] - 20, wrist[1] - 46)}`;
  const finger = (side: number) =>
    shape(
      [
        [hx + side * 30, hy],
        [hx + side * 98, hy + 34],
        [hx + side * 92, hy + 150],
        [hx + side * 66, hy + 150],
        [hx + side * 62, hy + 62],
        [hx + side * 20, hy + 40],
      ],
      inks.b,
    );
  const stripes = Array.from({ length: 9 }, (_, index) =>
    shape(
      [
        [sx - 190 + index * 48, 828],
        [sx - 166 + index * 48, 828],
        [sx - 190 + index * 48, 852],
        [sx - 214 + index * 48, 852],
      ],
      inks.paper,
    ),
  );
  const cuts = Array.from({ length: 7 }, (_, index) => {
    const share = 0.18 + index * 0.095;
    const x = shoulder[0] + (elbow[0] - shoulder[0]) * share;
    const y = shoulder[1] + (elbow[1] - shoulder[1]) * share;
    return gouge([x - 40, y + 6], [x + 24, y - 8], 6, inks.paper);
  });
  return [
    disc(880, 470, 372, inks.tint),
    box(0, 850, 1600, 50, inks.b),
    line(cable, inks.b, 11, 'stroke-linecap="round"'),
    shape(
      [
        [sx - 130, 850],
        [sx - 92, 640],
        [sx + 92, 640],
        [sx + 130, 850],
      ],
      inks.b,
    ),
    box(sx - 200, 820, 400, 34, inks.b),
    ...stripes,
    `<g fill="${inks.a}">${limb(shoulder, elbow, 84, 62)}</g>`,
    `<g fill="${inks.ab}">${limb(elbow, wrist, 62, 40)}</g>`,
    ...cuts,
    joint(shoulder, 74, inks),
    joint(elbow, 66, inks),
    `<g fill="${inks.a}">${limb(wrist, [wrist[0] + 10, hy - 6], 40, 34)}</g>`,
    joint(wrist, 44, inks),
    box(hx - piece, hy + 72, piece * 2, piece * 2, inks.a),
    shape(
      [
        [hx - piece, hy + 72],
        [hx - piece + 26, hy + 46],
        [hx + piece + 26, hy + 46],
        [hx + piece, hy + 72],
      ],
      inks.tint,
    ),
    shape(
      [
        [hx + piece, hy + 72],
        [hx + piece + 26, hy + 46],
        [hx + piece + 26, hy + 170],
        [hx + piece, hy + 196],
      ],
      inks.ab,
    ),
    box(hx - 44, hy - 16, 88, 40, inks.b),
    finger(-1),
    finger(1),
    box(hx - 330, table, 900, 30, inks.b),
    box(hx - 280, table, 34, 150, inks.b),
    box(hx + 300, table, 34, 150, inks.b),
    ...[200, 330].map(
      (shift) =>
        box(hx + shift, table - 112, 112, 112, inks.a) + box(hx + shift, table - 112, 112, 22, inks.ab),
    ),
  ].join("");
}
