import { expect, test } from "vitest";
import { parseMonth } from "#lib/archive.ts";

test("four digits and two are a month", () => {
  expect(parseMonth({ year: "2026", month: "11" })).toEqual({ year: 2026, month: 11 });
});

test.each([
  ["2026", "1"],
  ["2026", "13"],
  ["2026", "00"],
  ["26", "11"],
  ["0000", "11"],
  ["20261", "11"],
  ["2026", "11x"],
])("%s/%s is none", (year, month) => {
  expect(parseMonth({ year, month })).toBeNull();
});
