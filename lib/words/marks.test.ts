import { expect, it } from "vitest";
import { marksOfMonths } from "#lib/words/marks.ts";

const month = (year: number, number: number) => new Date(Date.UTC(year, number - 1));

it("marks whole years as such, and the months of others one by one", () => {
  const whole = Array.from({ length: 12 }, (_, at) => month(2025, 12 - at));
  expect(marksOfMonths([month(2026, 1), ...whole, month(2024, 12)])).toEqual([
    "=m2026-01",
    "=y2025",
    "=m2024-12",
  ]);
  expect(marksOfMonths(whole.slice(1))).toHaveLength(11);
  expect(marksOfMonths([])).toEqual([]);
});
