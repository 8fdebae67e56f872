import fc from "fast-check";
import { expect, it } from "vitest";
import { excerpt } from "#lib/excerpt.ts";

it("leaves a short text, on one line", () => {
  expect(excerpt("  Zwei\n\nZeilen ")).toBe("Zwei Zeilen");
  expect(excerpt("")).toBe("");
});

it("cuts between words and drops what would dangle", () => {
  expect(excerpt("Berlin wählt, und alle sehen zu", 20)).toBe("Berlin wählt, und…");
  expect(excerpt("Berlin wählt, und alle sehen zu", 16)).toBe("Berlin wählt…");
  expect(excerpt("Berlin wählt, und alle sehen zu", 18)).toBe("Berlin wählt, und…");
});

it("cuts a word that is longer than half of the room", () => {
  expect(excerpt("Koalitionsverhandlungsergebnis", 12)).toBe("Koalitionsv…");
});

it("is never longer than asked and never halves an emoji", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.integer({ min: 2, max: 30 }),
      (text, length) => {
        const short = excerpt(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(short.isWellFormed()).toBe(true);
      },
    ),
  );
});
