import { at, type Point } from "./marks.ts";

const CELL = 20;

/**
 * Closed outlines of where `height` (of sheet coordinates) is above `level`, by marching squares; the land
 * outside the sheet counts as low, so every outline closes. Returns path data for an even-odd fill.
 */
export function outlines(height: (x: number, y: number) => number, level: number): string {
  const [columns, rows] = [84, 49];
  const value = (column: number, row: number) =>
    column <= 0 || row <= 0 || column >= columns || row >= rows
      ? -1
      : height((column - 2) * CELL, (row - 2) * CELL) - level;
  const next = new Map<string, { to: string; point: Point }>();
  const crossing = (c1: number, r1: number, c2: number, r2: number) => {
    const [one, other] = [value(c1, r1), value(c2, r2)];
    const share = one / (one - other);
    const point: Point = [(c1 + (c2 - c1) * share - 2) * CELL, (r1 + (r2 - r1) * share - 2) * CELL];
    const id = c1 + r1 < c2 + r2 ? `${c1},${r1},${c2},${r2}` : `${c2},${r2},${c1},${r1}`;
    return { id, point };
  };
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const corners = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ].map(([x = 0, y = 0]) => [column + x, row + y] as const);
      const inside = corners.map(([c, r]) => value(c, r) > 0);
      // Walk round the cell; each way out of the high ground starts a piece that ends at the next way in.
      const ends: { id: string; point: Point; out: boolean }[] = [];
      corners.forEach(([c, r], index) => {
        const [nc, nr] = corners[(index + 1) % 4] ?? [c, r];
        const [here, there] = [inside[index], inside[(index + 1) % 4]];
        if (here !== there) ends.push({ ...crossing(c, r, nc, nr), out: Boolean(here) });
      });
      ends.forEach((end, index) => {
        const to = ends[(index + 1) % ends.length];
        if (end.out && to) next.set(end.id, { to: to.id, point: end.point });
      });
    }
  }
  let d = "";
  while (next.size > 0) {
    let [id] = next.keys();
    const points: Point[] = [];
    for (let step = next.get(id ?? ""); id !== undefined && step; step = next.get(id)) {
      next.delete(id);
      points.push(step.point);
      id = step.to;
    }
    if (points.length > 5) d += smooth(points);
  }
  return d;
}

function smooth(points: readonly Point[]): string {
  const middle = (index: number): Point => {
    const [one, other] = [points[index % points.length], points[(index + 1) % points.length]];
    return [((one?.[0] ?? 0) + (other?.[0] ?? 0)) / 2, ((one?.[1] ?? 0) + (other?.[1] ?? 0)) / 2];
  };
  const curves = points.map(
    (_, index) => `Q${at(...(points[(index + 1) % points.length] ?? [0, 0]), ...middle(index + 1))}`,
  );
  return `M${at(...middle(0))}${curves.join("")}z`;
}
