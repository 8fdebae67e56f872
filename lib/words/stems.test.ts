import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWord } from "#lib/words/fold.ts";
import { stemEnglish } from "#lib/words/stem-english.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

const german = (word: string) => stemGerman(foldWord(word));
const english = (word: string) => stemEnglish(foldWord(word));

describe("German forms of a word share a stem", () => {
  it.each([
    ["Verhandlung Verhandlungen"],
    ["Haus Hauses Häuser Häusern"],
    ["Zug Züge Zügen"],
    ["stürzen stürzt gestürzt gestürztes"],
    ["Minister Ministerin Ministerinnen Ministern"],
    ["Autor Autorin Autoren"],
    ["Freiheit Freiheiten"],
    ["europäisch europäische europäischer"],
    ["Wahl Wahlen"],
    ["Schule Schulen"],
  ])("%s", (forms) => {
    expect(new Set(forms.split(" ").map(german)).size).toBe(1);
  });

  it.each([
    ["Haus Haut"],
    ["Medizin Medien"],
    ["Nacht Nachbar"],
    ["Bank Bach"],
    ["Staat Stadt"],
    ["Wahl Wald"],
  ])("others do not: %s", (words) => {
    const all = words.split(" ");
    expect(new Set(all.map(german)).size).toBe(all.length);
  });

  it("is never empty, and no more than the word", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,40}$/), (word) => {
        const stem = stemGerman(word);
        expect(stem.length).toBeGreaterThan(0);
        expect(word).toContain(stem);
      }),
    );
  });
});

describe("English forms of a word share a stem", () => {
  it.each([
    ["elects elected electing elect"],
    ["city cities"],
    ["boxes box"],
    ["stopped stopping stop"],
    ["state states stated"],
  ])("%s", (forms) => {
    expect(new Set(forms.split(" ").map(english)).size).toBe(1);
  });

  it("others do not", () => {
    expect(english("organisation")).not.toBe(english("organ"));
    expect(english("news")).not.toBe("");
    expect(english("bus")).toBe("bus");
  });
});
