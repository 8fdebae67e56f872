import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownEnd, splitCompound, stemsToCount } from "#lib/words/compounds.ts";
import { foldWord } from "#lib/words/fold.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

const stems = (words: string) => words.split(" ").map((word) => stemGerman(foldWord(word)));
const counting = (words: Record<string, number>) => {
  const counts = new Map(Object.entries(words).map(([word, count]) => [stemGerman(foldWord(word)), count]));
  return (stem: string) => counts.get(stem) ?? 0;
};
const split = (word: string, words: Record<string, number> = {}) =>
  splitCompound(foldWord(word), counting(words));

describe("a compound", () => {
  it("is taken apart by the words of our own list, before a paper has a vocabulary", () => {
    expect(split("Koalitionsverhandlungen")).toEqual(stems("Koalition Verhandlungen"));
    expect(split("Bundesregierung")).toEqual(stems("Bund Regierung"));
    expect(split("Stadtrat")).toEqual(stems("Stadt Rat"));
  });

  it("is taken apart by what the newsroom has written", () => {
    expect(split("Deichschauprotokoll")).toEqual([]);
    expect(split("Deichschauprotokoll", { Deichschau: 3, Protokoll: 5 })).toEqual(
      stems("Deichschau Protokoll"),
    );
  });

  it("of three gives the pair too", () => {
    expect(split("Klimaschutzgesetz", { Klimaschutz: 40, Klima: 90, Schutz: 80, Gesetz: 100 })).toEqual(
      stems("Klimaschutz Gesetz Klima Schutz"),
    );
  });

  it("is cut where both sides are written most", () => {
    const words = { Stau: 2, Becken: 3, Staub: 25, Ecken: 20 };
    expect(split("Staubecken", words)).toEqual(stems("Staub Ecken"));
    expect(split("Staubecken", { ...words, Stau: 90, Becken: 90 })).toEqual(stems("Stau Becken"));
  });

  it.each([
    "Mannschaft",
    "Freiheit",
    "Verteidigung",
    "Urlauber",
    "gemeinsam",
    "Hamburg",
    "unter",
    "Kommentar",
  ])("%s is none", (word) => expect(split(word)).toEqual([]));

  it("that is written far oftener than its parts is a word of its own", () => {
    const words = { Feier: 10, Abend: 12 };
    expect(split("Feierabend", { ...words, Feierabend: 20 })).toEqual(stems("Feier Abend"));
    expect(split("Feierabend", { ...words, Feierabend: 500 })).toEqual([]);
  });

  it("with an unknown half gives the known one", () => {
    const count = counting({ Batterie: 4 });
    expect(knownEnd("batterierecycling", count)).toBe(stemGerman("batterie"));
    expect(knownEnd("xylophonquark", count)).toBeNull();
  });

  it("asks for no stem that was not announced", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,24}$/), (word) => {
        const announced = new Set([stemGerman(word), ...stemsToCount(word)]);
        const asked: string[] = [];
        splitCompound(word, (stem) => {
          asked.push(stem);
          return 3;
        });
        for (const stem of asked) expect(announced).toContain(stem);
      }),
    );
  });
});
