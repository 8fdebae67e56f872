import { expect, it } from "vitest";
import { ageInYears } from "#lib/age.ts";

const published = new Date("2024-02-29T10:00:00Z");
const age = (now: string, noticeDays = 365) => ageInYears(published, new Date(now), { noticeDays });

it("counts whole years", () => {
  expect(age("2025-03-01T00:00:00Z")).toBe(1);
  expect(age("2026-02-28T10:00:00Z")).toBe(1);
  expect(age("2026-03-01T10:00:00Z")).toBe(2);
});

it("says nothing before the first year is full", () => {
  expect(age("2024-12-31T00:00:00Z")).toBeNull();
  expect(age("2024-12-31T00:00:00Z", 30)).toBeNull();
});

it("waits as long as the section asks, and is silent where it is off", () => {
  expect(age("2026-03-01T10:00:00Z", 1000)).toBeNull();
  expect(age("2027-03-01T10:00:00Z", 1000)).toBe(3);
  expect(age("2027-03-01T10:00:00Z", 0)).toBeNull();
});

it("says nothing of an article from tomorrow", () => {
  expect(age("2020-01-01T00:00:00Z")).toBeNull();
});
