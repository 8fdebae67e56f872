import type { Calendar } from "#lib/dates.ts";

const PATTERN = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;

/** "Di., 24. Nov." · "Tue 24 Nov". @param day "2026-11-24" */
export const shortDay = (day: string, locale: Calendar["locale"]): string =>
  new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-GB", PATTERN).format(new Date(`${day}T12:00:00Z`));

/** "24.11." @param day "2026-11-24" */
export const dayAndMonth = (day: string): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`;

/** "Nov." · "Nov". @param day "2026-11-24" */
export const shortMonth = (day: string, locale: Calendar["locale"]): string =>
  new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-GB", { month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** The names of the days of a week, Monday first. */
export function weekdayNames(locale: Calendar["locale"]): { short: string; long: string }[] {
  const named = (weekday: "short" | "long", date: Date) =>
    new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-GB", { weekday, timeZone: "UTC" }).format(date);
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day));
    return { short: named("short", date), long: named("long", date) };
  });
}
