import { describe, expect, it } from "vitest";
import { type Candidate, likelyMeant, slipsBetween } from "#lib/words/spelling.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

describe("slips", () => {
  it.each([
    ["kuchen", "kuchen", 0],
    ["kuchen", "kuhcen", 1],
    ["kuchen", "kuche", 1],
    ["kuchen", "kuchenn", 1],
    ["kuchen", "kichen", 1],
    ["kuchen", "kirche", 3],
    ["", "abc", 3],
  ])("between %s and %s: %i", (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips);
    expect(slipsBetween(b, a)).toBe(slips);
  });

  it("are not counted further than asked", () => {
    expect(slipsBetween("koalition", "zeppelin", 2)).toBe(3);
  });
});

describe("what was meant", () => {
  const candidate = (word: string, articles: number): Candidate => ({
    word,
    folded: word.toLowerCase(),
    lexeme: stemGerman(word.toLowerCase()),
    articles,
  });
  const meant = (typed: string, ...candidates: Candidate[]) =>
    likelyMeant({ typed, stem: stemGerman(typed) }, candidates)?.word ?? null;

  it("has the fewest slips, then begins alike, then is written most", () => {
    expect(meant("schweene", candidate("Schwester", 900), candidate("Schweine", 3))).toBe("Schweine");
    expect(meant("masken", candidate("Kasten", 5), candidate("Maske", 5))).toBe("Maske");
    expect(meant("plenarsal", candidate("Plenarsaal", 2), candidate("Plenarsall", 200))).toBe("Plenarsall");
  });

  it("is found in another case of the word", () => {
    expect(meant("verhandlugn", candidate("Verhandlungen", 9))).toBe("Verhandlungen");
  });

  it("is nothing where all are too far away, or the word too short", () => {
    expect(meant("helm", candidate("Held", 900))).toBeNull();
    expect(meant("oxygenium", candidate("Ministerium", 900))).toBeNull();
    expect(meant("abc")).toBeNull();
  });
});
