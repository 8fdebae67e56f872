import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWord } from "#lib/words/fold.ts";

describe("one spelling", () => {
  it.each([
    [["Müller", "Mueller", "Muller", "MÜLLER"], "muller"],
    [["Straße", "Strasse", "STRASSE"], "strasse"],
    [["Köln", "Koeln", "Koln"], "koln"],
    [["Erdoğan", "Erdogan"], "erdogan"],
    [["Łódź", "Lodz"], "lodz"],
    [["Ærø", "Aeroe"], "aro"],
  ])("for %s", (spellings, folded) => {
    for (const spelling of spellings) expect(foldWord(spelling)).toBe(folded);
  });

  it("leaves an e behind a vowel where it is", () => {
    expect(["neue", "Frauen", "Quelle", "Steuer"].map(foldWord)).toEqual([
      "neue",
      "frauen",
      "quelle",
      "steuer",
    ]);
  });

  it("takes anything", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof foldWord(text) === "string"));
  });
});
