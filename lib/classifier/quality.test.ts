import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate, probabilityOf } from "#lib/classifier/calibrate.ts";
import { bestThreshold, qualityOf } from "#lib/classifier/quality.ts";
import { seededRandom } from "#lib/classifier/shuffle.ts";

describe("qualityOf", () => {
  it("counts by hand", () => {
    // Flagged: 0.9 (right), 0.7 (wrong), 0.6 (right). Missed: 0.2.
    const quality = qualityOf([0.9, 0.7, 0.6, 0.2, 0.1, 0.1], [1, 0, 1, 1, 0, 0], 0.5);
    expect(quality.precision).toBeCloseTo(2 / 3);
    expect(quality.recall).toBeCloseTo(2 / 3);
    expect(quality.f1).toBeCloseTo(2 / 3);
    expect(quality.macroF1).toBeCloseTo(2 / 3);
    expect(quality.auc).toBeCloseTo(7 / 9);
  });

  it("is chance where all have the same score, and nothing where nobody is flagged", () => {
    const quality = qualityOf([0.5, 0.5, 0.5], [1, 0, 0], 0.9);
    expect(quality).toEqual({ auc: 0.5, f1: 0, macroF1: 0.4, precision: 0, recall: 0 });
  });

  it("turns round with the order", () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, fc.nat(1)), { minLength: 2 }), (texts) => {
        const labels = texts.map(([, label]) => label);
        if (new Set(labels).size < 2) return;
        const scores = texts.map(([value]) => value);
        const opposite = scores.map((value) => -value);
        expect(qualityOf(scores, labels, 0.5).auc + qualityOf(opposite, labels, 0.5).auc).toBeCloseTo(1);
      }),
    );
  });
});

describe("bestThreshold", () => {
  it("is no worse than any other", () => {
    const random = seededRandom(11);
    const scores = Array.from({ length: 4000 }, () => random() ** 3);
    const labels = scores.map((score) => Number(random() < score));
    const best = qualityOf(scores, labels, bestThreshold(scores)).macroF1;
    for (let other = 0; other <= 1; other += 0.01)
      expect(best).toBeGreaterThan(qualityOf(scores, labels, other).macroF1 - 0.01);
    expect(best).toBeGreaterThan(0.7);
  });
});

describe("calibrate", () => {
  it("finds the curve that margins follow", () => {
    const random = seededRandom(12);
    const margins = Float64Array.from({ length: 20_000 }, () => random() * 6 - 3);
    const labels = Uint8Array.from(margins, (margin) =>
      Number(random() < 1 / (1 + Math.exp(-(2 * margin - 1)))),
    );
    const { slope, offset } = calibrate(margins, labels);
    expect(slope).toBeCloseTo(2, 0);
    expect(offset).toBeCloseTo(-1, 0);
  });

  it("stays finite and never turns the order round, even for margins apart or the wrong way", () => {
    const margin = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(margin, fc.nat(1)), { minLength: 1 }), (texts) => {
        const fit = calibrate(
          Float64Array.from(texts, ([value]) => value),
          Uint8Array.from(texts, ([, label]) => label),
        );
        expect(fit.slope).toBeGreaterThanOrEqual(0);
        expect(probabilityOf(fit, 1)).toBeGreaterThanOrEqual(0);
        expect(probabilityOf(fit, 1)).toBeLessThanOrEqual(1);
      }),
    );
    const apart = calibrate(Float64Array.of(-2, -1, 1, 2), Uint8Array.of(0, 0, 1, 1));
    expect(probabilityOf(apart, 2)).toBeGreaterThan(0.7);
    expect(probabilityOf(apart, -2)).toBeLessThan(0.3);
  });
});
