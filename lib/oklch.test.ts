import { expect, it } from "vitest";
import { hexOf } from "#lib/oklch.ts";

it("knows the ends and CSS' own examples", () => {
  expect(hexOf({ l: 1, c: 0, h: 0 })).toBe("#ffffff");
  expect(hexOf({ l: 0, c: 0, h: 0 })).toBe("#000000");
  // CSS Color 4: red, lime and blue.
  expect(hexOf({ l: 0.62796, c: 0.25768, h: 29.23 })).toMatch(/^#f[ef]0\d0\d$/);
  expect(hexOf({ l: 0.5198, c: 0.1769, h: 142.5 })).toBe("#008000");
});

it("gives a colour for every hue, also where sRGB has none so strong", () => {
  for (let h = 0; h <= 360; h++) expect(hexOf({ l: 0.51, c: 0.4, h })).toMatch(/^#[0-9a-f]{6}$/);
});
