import { expect, it } from "vitest";
import { fitLines } from "#lib/cards/lines.ts";

/** A typewriter's face: each character half an em. */
const widthOf = (text: string) => [...text].length / 2;
const box = { width: 100, height: 44, sizes: [20, 10], leading: 1.1 };
const setIn = (text: string) => fitLines(text, box, widthOf);

it("sets as large as there is room", () => {
  expect(setIn("Kurz")).toEqual({ size: 20, lines: ["Kurz"] });
  expect(setIn("Zehn Worte")).toEqual({ size: 20, lines: ["Zehn Worte"] });
  expect(setIn("Etwas mehr als zwei Zeilen davon").size).toBe(10);
});

it("makes lines of about one length", () => {
  expect(setIn("abcd efgh ij").lines).toEqual(["abcd", "efgh ij"]);
});

it("cuts what is too long, between words or within one", () => {
  const { size, lines } = setIn("Wort ".repeat(40).trim());
  expect(size).toBe(10);
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toMatch(/Wort…$/);
  expect(setIn("Donaudampfschifffahrtsgesellschaft").lines).toEqual([
    "Donaudampfschifffah-",
    "rtsgesellschaft",
  ]);
  for (const line of [...lines, ...setIn(`${"x".repeat(300)}`).lines])
    expect(widthOf(line)).toBeLessThanOrEqual(10);
});
