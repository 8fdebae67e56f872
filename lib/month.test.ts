import { describe, expect, it } from "vitest";
import { monthsOn, parseMonth, weeksOf } from "#lib/month.ts";

describe("a month as weeks", () => {
  it("begins on Monday and holds every day once", () => {
    const weeks = weeksOf({ year: 2026, month: 11 });
    expect(weeks[0]?.map(({ day }) => day)).toEqual([
      ...["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31"],
      "2026-11-01",
    ]);
    expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(30);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it("needs no week that is not in it", () => expect(weeksOf({ year: 2027, month: 2 })).toHaveLength(4));

  it.each(["2026-13", "26-1", "", undefined, "2026-00", ["2026-11"]])("is not %s", (given) =>
    expect(parseMonth(given)).toBeNull(),
  );

  it("goes over the turn of the year", () =>
    expect(monthsOn({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 }));
});
