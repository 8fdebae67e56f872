import { describe, expect, it } from "vitest";
import {
  type Calendar,
  clockTime,
  dateTime,
  isoWithOffset,
  listTime,
  localDay,
  longDate,
  monthName,
  rfc822,
  tickerTime,
  weekdayDate,
} from "#lib/dates.ts";

const de: Calendar = { locale: "de", timeZone: "Europe/Berlin" };
const en: Calendar = { locale: "en", timeZone: "Europe/Berlin" };
const morning = new Date("2026-11-22T09:15:00Z");

describe("for people", () => {
  it("writes German dates as the paper does", () => {
    expect(longDate(morning, de)).toBe("22. November 2026");
    expect(weekdayDate(morning, de)).toBe("Sonntag, 22. November 2026");
    expect(clockTime(morning, de)).toBe("10.15 Uhr");
    expect(dateTime(morning, de)).toBe("22. November 2026, 10.15 Uhr");
    expect(monthName(2026, 3, "de")).toBe("März 2026");
  });

  it("writes English dates", () => {
    expect(longDate(morning, en)).toBe("22 November 2026");
    expect(weekdayDate(morning, en)).toBe("Sunday, 22 November 2026");
    expect(dateTime(morning, en)).toBe("22 November 2026, 10:15");
    expect(monthName(2026, 3, "en")).toBe("March 2026");
  });

  it("calls midnight 00.00 Uhr", () => {
    expect(clockTime(new Date("2026-11-21T23:00:00Z"), de)).toBe("00.00 Uhr");
  });

  it("says the time today, names yesterday, gives the date before", () => {
    const now = new Date("2026-11-22T22:59:00Z");
    expect(listTime(morning, now, de)).toBe("10.15 Uhr");
    expect(listTime(new Date("2026-11-21T17:05:00Z"), now, de)).toBe("18.05 Uhr, gestern");
    expect(listTime(new Date("2026-11-21T17:05:00Z"), now, en)).toBe("18:05, yesterday");
    expect(listTime(new Date("2026-11-20T22:59:00Z"), now, de)).toBe("20. November 2026");
  });

  it("keeps a column of times narrow", () => {
    const now = new Date("2026-11-22T22:59:00Z");
    expect(tickerTime(morning, now, de)).toBe("10.15");
    expect(tickerTime(morning, now, en)).toBe("10:15");
    expect(tickerTime(new Date("2026-11-21T22:59:00Z"), now, de)).toBe("21.11.");
    expect(tickerTime(new Date("2026-11-21T22:59:00Z"), now, en)).toBe("21 Nov");
  });

  it("changes the day at midnight in the portal's zone, not in Greenwich", () => {
    const now = new Date("2026-11-21T23:30:00Z");
    expect(listTime(new Date("2026-11-21T22:59:00Z"), now, de)).toBe("23.59 Uhr, gestern");
    expect(listTime(new Date("2026-11-21T23:05:00Z"), now, de)).toBe("00.05 Uhr");
  });

  it("knows yesterday across the change of the clocks", () => {
    const now = new Date("2026-10-25T22:30:00Z");
    expect(listTime(new Date("2026-10-24T22:30:00Z"), now, de)).toBe("00.30 Uhr");
    expect(listTime(new Date("2026-10-24T21:30:00Z"), now, de)).toBe("23.30 Uhr, gestern");
  });
});

describe("for machines", () => {
  it("gives the portal's day with its offset, summer and winter", () => {
    expect(isoWithOffset(morning, "Europe/Berlin")).toBe("2026-11-22T10:15:00+01:00");
    expect(isoWithOffset(new Date("2026-07-01T22:30:00Z"), "Europe/Berlin")).toBe(
      "2026-07-02T00:30:00+02:00",
    );
    expect(isoWithOffset(morning, "America/St_Johns")).toBe("2026-11-22T05:45:00-03:30");
    expect(isoWithOffset(morning, "UTC")).toBe("2026-11-22T09:15:00+00:00");
  });

  it("names the same moment, even where a zone once had seconds", () => {
    const old = new Date("1885-01-01T00:00:00Z");
    expect(new Date(isoWithOffset(old, "Europe/Berlin"))).toEqual(old);
  });

  it("writes RFC 822 dates with four-digit year and numeric zone", () => {
    expect(rfc822(morning, "Europe/Berlin")).toBe("Sun, 22 Nov 2026 10:15:00 +0100");
    expect(rfc822(new Date("2026-12-31T23:30:00Z"), "Europe/Berlin")).toBe("Fri, 01 Jan 2027 00:30:00 +0100");
    expect(rfc822(morning, "America/New_York")).toBe("Sun, 22 Nov 2026 04:15:00 -0500");
  });

  it("tells the day where the portal is", () => {
    expect(localDay(new Date("2026-12-31T23:30:00Z"), "Europe/Berlin")).toEqual({
      year: 2027,
      month: 1,
      day: 1,
    });
  });
});
