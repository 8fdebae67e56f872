import { dayAfter } from "#lib/local-time.ts";

export type Month = { year: number; month: number };

/** "2026-11". @returns null for no month */
export function parseMonth(given: unknown): Month | null {
  const [, year, month] = /^([12]\d{3})-(0[1-9]|1[0-2])$/.exec(typeof given === "string" ? given : "") ?? [];
  return year && month ? { year: Number(year), month: Number(month) } : null;
}

export const monthText = ({ year, month }: Month): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;

export function monthsOn({ year, month }: Month, months: number): Month {
  const date = new Date(Date.UTC(year, month - 1 + months, 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

export type Day = { day: string; inMonth: boolean };

/** Whole weeks from Monday to Sunday that hold the month. */
export function weeksOf(month: Month): Day[][] {
  const first = `${monthText(month)}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const next = `${monthText(monthsOn(month, 1))}-01`;
  const weeks: Day[][] = [];
  for (let monday = dayAfter(first, -weekday); monday < next; monday = dayAfter(monday, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, place) => {
        const day = dayAfter(monday, place);
        return { day, inMonth: day >= first && day < next };
      }),
    );
  return weeks;
}
