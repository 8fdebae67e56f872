import { expect, it } from "vitest";
import { waitedSince } from "#lib/waiting.ts";

const now = new Date("2026-11-24T12:00:00Z");
const waited = (minutes: number) => waitedSince(new Date(now.getTime() - minutes * 60_000), now);

it("counts minutes, then hours, then days", () => {
  expect(waited(47)).toMatchObject({ unit: "minutes", n: 47, isLong: false });
  expect(waited(112)).toMatchObject({ unit: "hours", h: 1, m: "52", isLong: true });
  expect(waited(47 * 60 + 59)).toMatchObject({ unit: "hours", h: 47 });
  expect(waited(3 * 24 * 60 + 5)).toMatchObject({ unit: "days", n: 3, isLong: true });
});

it("has waited no time for what lies ahead: clocks differ", () => {
  expect(waited(-5)).toMatchObject({ unit: "minutes", n: 0, isLong: false });
});
