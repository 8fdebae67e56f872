import { expect, it } from "vitest";
import { correctHalf, unknownHalves } from "#lib/search/corrections.ts";
import { foldWord } from "#lib/words/fold.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

it("leaves a linking letter with the half before it", () => {
  const typed = "Koalitionsverhandlngen";
  const halves = unknownHalves(foldWord(typed), (stem) => stem === stemGerman("koalition"));
  expect(halves.map(({ folded }) => folded)).toEqual(["nsverhandlngen", "sverhandlngen", "verhandlngen"]);
  const meant = {
    word: "Verhandlungen",
    folded: "verhandlungen",
    lexeme: stemGerman("verhandlungen"),
    articles: 9,
  };
  expect(correctHalf(typed, halves, () => [meant])?.meant).toBe("Koalitionsverhandlungen");
});
