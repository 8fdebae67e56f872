import type { Inks } from "./ink.ts";
import { at, box, disc, line, type Point, segment, shape } from "./marks.ts";
import type { Random } from "./random.ts";

const distance = (one: Point, other: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);

/** Gabriel graph: two points are joined when no third lies in the circle between them; lines never cross. */
function joined(points: readonly Point[]): [number, number][] {
  const pairs: [number, number][] = [];
  points.forEach((one, i) => {
    points.forEach((other, j) => {
      if (j <= i) return;
      const middle: Point = [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
      const free = points.every(
        (third, k) => k === i || k === j || distance(third, middle) >= distance(one, other) / 2 - 0.01,
      );
      if (free) pairs.push([i, j]);
    });
  });
  return pairs;
}

/** Indices of the shortest way by length from one point to another. */
function way(points: readonly Point[], pairs: [number, number][], from: number, to: number): number[] {
  const length = points.map(() => Number.POSITIVE_INFINITY);
  const before = new Map<number, number>();
  length[from] = 0;
  for (let round = 0; round < points.length; round += 1) {
    for (const [i, j] of [...pairs, ...pairs.map(([one, other]): [number, number] => [other, one])]) {
      const [one, other] = [points[i], points[j]];
      if (!one || !other) continue;
      const through = (length[i] ?? 0) + distance(one, other);
      if (through < (length[j] ?? 0) - 0.01) {
        length[j] = through;
        before.set(j, i);
      }
    }
  }
  const path = [to];
  for (let step = before.get(to); step !== undefined; step = before.get(step)) path.unshift(step);
  return path;
}

const house = ([x, y]: Point, size: number, inks: Inks) =>
  shape(
    [
      [x - size, y + size],
      [x - size, y - size * 0.1],
      [x, y - size],
      [x + size, y - size * 0.1],
      [x + size, y + size],
    ],
    inks.b,
  ) + box(x - size * 0.24, y + size * 0.2, size * 0.48, size * 0.8, inks.paper);

/** Houses on one net: lines, junctions, and one connection that is alive. */
export function network(inks: Inks, random: Random): string {
  const hub: Point = [random.between(980, 1120), random.between(380, 480)];
  const points: Point[] = [hub];
  for (let column = 0; column < 7; column += 1) {
    for (let row = 0; row < 4; row += 1) {
      const shifted = column % 2 ? 0.5 : 0;
      const point: Point = [
        -10 + column * 270 + random.between(-64, 64),
        70 + (row + shifted) * 245 + random.between(-56, 56),
      ];
      const underMark = point[0] < 620 && point[1] > 770;
      if (distance(point, hub) > 230 && !underMark) points.push(point);
    }
  }
  const pairs = joined(points);
  const edges = pairs.map(([i, j]) => segment(points[i] ?? hub, points[j] ?? hub)).join("");
  const start = points.reduce((best, [x, y], i) => {
    const [bestX = 0, bestY = 0] = points[best] ?? [];
    return Math.hypot(x - 150, y - 560) < Math.hypot(bestX - 150, bestY - 560) ? i : best;
  }, 0);
  const route = way(points, pairs, start, 0).map((index) => points[index] ?? hub);
  const living = `M${route.map((point) => at(...point)).join("L")}`;
  const nodes = points.slice(1).map((point, index) => {
    if (index + 1 === start) return "";
    if (index % 4 === 1) return disc(...point, 58, inks.paper) + house(point, 36, inks);
    return index % 3
      ? disc(...point, 16, inks.b)
      : disc(...point, 19, inks.b) + disc(...point, 9, inks.paper);
  });
  const field = disc(hub[0], hub[1], 330);
  return [
    `<g fill="${inks.tint}">${field}</g>`,
    line(edges, inks.b, 6),
    line(living, inks.a, 22, 'stroke-linejoin="round"'),
    line(living, inks.paper, 5, 'stroke-dasharray="34 20" stroke-linejoin="round"'),
    ...nodes,
    disc(...(points[start] ?? hub), 74, inks.a),
    disc(...(points[start] ?? hub), 58, inks.paper),
    house(points[start] ?? hub, 36, inks),
    disc(...hub, 118, inks.a),
    disc(...hub, 92, inks.b),
    disc(...hub, 40, inks.paper),
    disc(...hub, 20, inks.a),
  ].join("");
}
