import { expect, it } from "vitest";
import { diffWords, isSame, shortened } from "#lib/word-diff.ts";

const marked = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "inserted" ? `+${text}+` : `-${text}-`))
    .join("");

it("marks words, not letters", () => {
  expect(marked("Die Brücke ist zu.", "Die Brücke ist offen.")).toBe("Die Brücke ist -zu-+offen+.");
  expect(marked("Köln", "Köln!")).toBe("Köln+!+");
});

it("knows what says the same", () => {
  expect(isSame(diffWords("Alles bleibt.", "Alles bleibt."))).toBe(true);
  expect(isSame(diffWords("", "Neu"))).toBe(false);
});

it("compares long texts in reasonable time", () => {
  const long = Array.from({ length: 60_000 }, (_, at) => `Wort${at}`).join(" \n");
  const began = performance.now();
  expect(isSame(diffWords(long, `${long}\nSchluss`))).toBe(false);
  expect(performance.now() - began).toBeLessThan(5_000);
});

it("shows what is around a change and no more", () => {
  const long = "Wort ".repeat(200);
  const [first] = shortened(diffWords(`${long}alt`, `${long}neu`));
  expect(first?.text.length).toBeLessThan(200);
  expect(first?.text).toContain("[…]");
});
