import { describe, expect, it } from "vitest";
import { dimensionsFor, latentCosine, project, quantise, type SparseRow, train } from "#lib/words/latent.ts";

const row = (...columns: number[]): SparseRow => ({
  columns: Int32Array.from(columns),
  weights: Float64Array.from(columns, () => 1 / Math.sqrt(columns.length)),
});

describe("a latent space", () => {
  // Two matters: words 0–3 and 4–7. No two texts of one matter share both words.
  const rows = [row(0, 1), row(1, 2), row(2, 3), row(3, 0), row(4, 5), row(5, 6), row(6, 7), row(7, 4)];
  const space = train(rows, 8, 2);
  const placeOf = (one: SparseRow) => quantise(project(one, space));

  it("puts texts of one matter together that share no word", () => {
    expect(latentCosine(placeOf(row(0, 1)), placeOf(row(2, 3)))).toBeGreaterThan(0.9);
    expect(Math.abs(latentCosine(placeOf(row(0, 1)), placeOf(row(4, 5))))).toBeLessThan(0.1);
  });

  it("is the same each time", () => {
    expect(train(rows, 8, 2).loadings).toEqual(space.loadings);
  });

  it("has as many dimensions as a collection carries", () => {
    expect([0, 299, 300, 2_000, 1_000_000].map(dimensionsFor)).toEqual([null, null, 32, 80, 192]);
  });

  it("nothing is near to nothing", () => {
    expect(latentCosine(new Int8Array(2), placeOf(row(0)))).toBe(0);
  });
});
