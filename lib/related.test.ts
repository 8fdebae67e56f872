import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseRelated,
  RELATED_STORED,
  type RelatedCandidate,
  rankRelated,
  scoreRelated,
} from "#lib/related.ts";

const candidate = (id: number, more: Partial<RelatedCandidate> = {}): RelatedCandidate => ({
  id,
  keywords: 0.2,
  latent: null,
  words: [],
  topics: [],
  sameStory: false,
  sameSection: false,
  daysApart: 0,
  ...more,
});
const never = () => 0;
const chosenIds = (list: RelatedCandidate[], overlap: (a: number, b: number) => number = never) =>
  chooseRelated(rankRelated(list), overlap).map(({ id }) => id);

describe("scoreRelated", () => {
  it("counts words, topics, the story, and prefers what is near in time", () => {
    const plain = scoreRelated(candidate(1));
    expect(scoreRelated(candidate(1, { keywords: 0.3 }))).toBeGreaterThan(plain);
    expect(scoreRelated(candidate(1, { topics: ["Netze"] }))).toBeGreaterThan(plain);
    expect(scoreRelated(candidate(1, { sameSection: true }))).toBeGreaterThan(plain);
    expect(scoreRelated(candidate(1, { latent: 0.9 }))).toBeGreaterThan(plain);
    expect(scoreRelated(candidate(1, { latent: 0 }))).toBeLessThan(plain);
    expect(scoreRelated(candidate(1, { sameStory: true }))).toBeGreaterThan(
      scoreRelated(candidate(1, { topics: ["a", "b", "c"] })),
    );
    expect(scoreRelated(candidate(1, { daysApart: 400 }))).toBeLessThan(plain);
    expect(scoreRelated(candidate(1, { daysApart: 40_000 }))).toBeGreaterThanOrEqual(plain / 2);
  });
});

describe("chooseRelated", () => {
  it("takes the best, no more than are stored, none that is too weak", () => {
    const list = Array.from({ length: 20 }, (_, i) => candidate(i + 1, { keywords: (i + 1) / 40 }));
    expect(chosenIds(list)).toEqual([20, 19, 18, 17, 16, 15]);
    expect(chosenIds([candidate(1, { keywords: 0.01 })])).toEqual([]);
  });

  it("never puts near duplicates side by side", () => {
    const list = [
      candidate(1, { keywords: 0.9 }),
      candidate(2, { keywords: 0.8 }),
      candidate(3, { keywords: 0.3 }),
    ];
    expect(chosenIds(list, (a, b) => (a + b === 3 ? 0.95 : 0))).toEqual([1, 3]);
  });

  it("rather takes what says something else than another of the same", () => {
    const list = [5, 4, 3].flatMap((n) => [
      candidate(n, { keywords: n / 10 }),
      candidate(n + 10, { keywords: n / 10 - 0.01 }),
    ]);
    const twins = (a: number, b: number) => (a % 10 === b % 10 ? 0.7 : 0);
    expect(chosenIds(list, twins)).toEqual(chosenIds(list));
    const many = Array.from({ length: 11 }, (_, i) => candidate(i + 1, { keywords: 0.5 + i / 1000 }));
    const alike = (a: number, b: number) => (a > 1 && b > 1 ? 0.7 : 0);
    expect(chosenIds(many, alike)).toContain(1);
  });

  it("gives as reason what a reader understands", () => {
    const words = ["geht", "Beim", "Neu", "KI", "Torfhusen", "Glasfaser", "Genossenschaft"];
    const [choice] = chooseRelated(
      rankRelated([candidate(1, { words, topics: ["Netze"], sameStory: true })]),
      never,
    );
    expect(choice?.reason).toMatchObject({
      topics: ["Netze"],
      words: ["Beim", "KI", "Torfhusen"],
      story: true,
    });
    const signals = Object.values(choice?.reason.signals ?? {});
    expect(signals.reduce((sum, part) => sum + part, 0)).toBeCloseTo(choice?.score ?? 0, 2);
  });

  it("chooses each at most once, best first, whatever comes", () => {
    const any = fc.record({
      id: fc.nat(60),
      keywords: fc.double({ min: 0, max: 1, noNaN: true }),
      latent: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
      words: fc.array(fc.string(), { maxLength: 4 }),
      topics: fc.array(fc.string(), { maxLength: 5 }),
      sameStory: fc.boolean(),
      sameSection: fc.boolean(),
      daysApart: fc.double({ min: 0, max: 20_000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 40 }), (list) => {
        const chosen = chooseRelated(rankRelated(list), never);
        expect(chosen.length).toBeLessThanOrEqual(RELATED_STORED);
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
        expect(chosen.map(({ score }) => score)).toEqual(
          chosen.map(({ score }) => score).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});
