import { expect, it } from "vitest";
import { keywordsOf, saidOf } from "#lib/words/keywords.ts";
import { gradedWords, quote, toVector } from "#lib/words/vector.ts";

const words = gradedWords({
  language: "de",
  title: "Die Koalitionsverhandlungen",
  lead: ["Müller kommt"],
  body: "Der Rat und der Rat",
  topics: ["Rathaus"],
  authors: ["Ada Müller"],
});

it("words are graded by where they stand, and no phrase reaches from one field into the next", () => {
  expect(words.map(({ lexeme, at, grade }) => `${lexeme} ${at}${grade}`)).toEqual([
    "koalitionsverhandl 2A",
    "mull 22B",
    "komm 23B",
    "rat 44C",
    "rat 47C",
    "rathau 67B",
    "ada 87C",
    "mull 88C",
  ]);
});

it("parts stand where the whole does, headlines are marked", () => {
  const partsOf = (lexeme: string) => (lexeme === "koalitionsverhandl" ? ["koalitio", "verhandl"] : []);
  expect(toVector(words.slice(0, 2), partsOf, ["=de"])).toBe(
    "'=de' 'koalitionsverhandl':2A 'koalitio':2C 'verhandl':2C '^koalitionsverhandl' '^koalitio' '^verhandl' 'mull':22B",
  );
  expect(quote("a'b\\c")).toBe("'a''b\\\\c'");
});

it("what an article says leaves names of topics and authors aside", () => {
  const said = saidOf(words, () => [], true);
  expect([...said.keys()]).toEqual(["koalitionsverhandl", "mull", "komm", "rat"]);
  expect(said.get("koalitionsverhandl")?.count).toBe(3);
  expect(said.get("rat")).toEqual({ count: 2, word: "Rat" });
  const keywords = keywordsOf(said, { articles: 1, countOf: () => 1 });
  expect(keywords[0]?.word).toBe("Koalitionsverhandlungen");
  expect(Math.hypot(...keywords.map(({ weight }) => weight))).toBeCloseTo(1);
});
