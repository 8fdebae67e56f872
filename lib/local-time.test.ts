import { describe, expect, it } from "vitest";
import { clockOf, dayAfter, dayOf, momentOf, startOfDay } from "#lib/local-time.ts";

const BERLIN = "Europe/Berlin";
const iso = (date: Date | null) => date?.toISOString() ?? null;

describe("a moment by the clock on the wall", () => {
  it.each([
    ["2026-11-24", "10:15", "2026-11-24T09:15:00.000Z"],
    ["2026-07-01", "10:15", "2026-07-01T08:15:00.000Z"],
    // 02:30 does not exist: the clock goes from two to three.
    ["2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29", "12:00", "2026-03-29T10:00:00.000Z"],
    // 02:30 comes twice: the first.
    ["2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25", "00:00", "2026-10-24T22:00:00.000Z"],
  ])("%s %s", (day, clock, moment) => expect(iso(momentOf(day, clock, BERLIN))).toBe(moment));

  it.each(["2026-02-30", "26-01-01", "", "heute"])("no such day: %s", (day) =>
    expect(momentOf(day, "12:00", BERLIN)).toBeNull(),
  );

  it("is read back as it was set", () => {
    const moment = momentOf("2026-10-25", "12:00", BERLIN) as Date;
    expect([dayOf(moment, BERLIN), clockOf(moment, BERLIN)]).toEqual(["2026-10-25", "12:00"]);
  });
});

describe("the days on which the clock is changed", () => {
  it("have 23 and 25 hours", () => {
    const hours = (day: string) =>
      ((startOfDay(dayAfter(day, 1), BERLIN)?.getTime() ?? 0) - (startOfDay(day, BERLIN)?.getTime() ?? 0)) /
      3_600_000;
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-01")]).toEqual([23, 25, 24]);
  });

  it("begin at one where midnight is left out", () => {
    expect(iso(startOfDay("2026-03-29", "Asia/Beirut"))).toBe("2026-03-28T22:00:00.000Z");
  });
});
