import { localField, localMoment } from "#lib/local-moment.ts";

/** Days and times as the newsroom's clock shows them, also on the days when it is changed. */

/** "2026-11-24" where the portal is. */
export const dayOf = (date: Date, timeZone: string): string => localField(date, timeZone).slice(0, 10);

/** "10:15" where the portal is. */
export const clockOf = (date: Date, timeZone: string): string => localField(date, timeZone).slice(11);

/**
 * The moment of a day and a time; of an hour that the clock leaps over, the hour after.
 * @param day "2026-11-24" @param clock "10:15" @returns null for no such day or time
 */
export function momentOf(day: string, clock: string, timeZone: string): Date | null {
  const found = localMoment(`${day}T${clock}`, timeZone);
  if (found !== "none") return found;
  const hour = `${Number(clock.slice(0, 2)) + 1}`.padStart(2, "0");
  const later = localMoment(`${day}T${hour}${clock.slice(2)}`, timeZone);
  return later === "none" ? null : later;
}

/** The first moment of a day: where the clock is changed at midnight it begins at one. */
export const startOfDay = (day: string, timeZone: string): Date | null => momentOf(day, "00:00", timeZone);

/** Days are planned, not minutes: noon stays on its day wherever the clock is set. */
export const noonOf = (day: string, timeZone: string): Date | null => momentOf(day, "12:00", timeZone);

/** The day so many days on. @param day "2026-11-24" */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
