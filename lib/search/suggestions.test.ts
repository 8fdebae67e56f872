import { describe, expect, it } from "vitest";
import { beginsAs, readBeginning, spellings } from "#lib/search/suggestions.ts";
import { foldWord } from "#lib/words/fold.ts";

describe("what has been typed so far", () => {
  it("is words, the last of which may only have begun", () => {
    expect(readBeginning("Angela Müll")).toEqual({
      words: ["angela", "mull"],
      before: "Angela ",
      last: "mull",
    });
    expect(readBeginning("Angela ")).toEqual({ words: ["angela"], before: "", last: "" });
    expect(readBeginning("Angela M")).toEqual({ words: ["angela", "m"], before: "Angela ", last: "" });
  });

  it.each(["", " ", "a", "' & | ! :*", "🤖", "a".repeat(200), "ab ".repeat(20)])(
    "begins nothing: %s",
    (text) => expect(readBeginning(text)).toBeNull(),
  );
});

describe("spellings", () => {
  it("are all that fold into the same", () => {
    expect(spellings("mul")).toEqual(["mul", "mül", "muel"]);
    expect(spellings("strass")).toContain("straß");
    expect(spellings("aaaaaaaaaa").length).toBeLessThanOrEqual(81);
    for (const folded of ["mul", "strass", "cafe", "universitatsauswahl"]) {
      const list = spellings(folded);
      for (const spelling of list) expect(folded.startsWith(foldWord(spelling)), spelling).toBe(true);
    }
  });
});

it("a name begins so where each word begins one of its own", () => {
  expect(beginsAs("Änne Müller-Lüdenscheidt", ["lud", "ann"])).toBe(true);
  expect(beginsAs("Muellerstraße", [foldWord("Müllerstrass")])).toBe(true);
  expect(beginsAs("Müller", ["ller"])).toBe(false);
});
