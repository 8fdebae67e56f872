import { expect, it } from "vitest";
import {
  keywordCosine,
  latentNearness,
  packKeywords,
  sharedWords,
  unpackKeywords,
} from "#lib/words/traits.ts";

const keywords = [
  { lexeme: "netz", word: "Netze", weight: 0.6 },
  { lexeme: "dorf", word: "", weight: 0.8 },
];
const kept = unpackKeywords(packKeywords(keywords));

it("keywords come back as they were kept, but for what a byte cannot say", () => {
  expect([...kept.values()].map(({ lexeme, word }) => [lexeme, word])).toEqual([
    ["netz", "Netze"],
    ["dorf", ""],
  ]);
  expect(kept.get("netz")?.weight).toBeCloseTo(0.6, 2);
  expect(unpackKeywords(packKeywords([])).size).toBe(0);
});

it("two articles are as near as the words that they share weigh", () => {
  expect(keywordCosine(kept, kept)).toBeCloseTo(1);
  expect(
    keywordCosine(kept, unpackKeywords(packKeywords([{ lexeme: "dorf", word: "Dorf", weight: 1 }]))),
  ).toBeCloseTo(0.8, 2);
  expect(keywordCosine(kept, new Map())).toBe(0);
  expect(sharedWords(kept, kept)).toEqual(["Netze"]);
});

it("places are compared within one space only", () => {
  const place = (space: number, ...numbers: number[]) => ({ space, place: Int8Array.from(numbers) });
  expect(latentNearness(place(1, 127, 0), place(1, 127, 0))).toBeCloseTo(1);
  expect(latentNearness(place(1, 127, 0), place(1, 0, 127))).toBeCloseTo(0);
  expect(latentNearness(place(1, 127, 0), place(2, 127, 0))).toBeNull();
  expect(latentNearness(place(1, 127, 0), null)).toBeNull();
});
