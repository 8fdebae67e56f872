import { isoWithOffset } from "#lib/dates.ts";

/** Days and times as the newsroom's clock shows them, also on the days when it is changed. */

const MINUTE = 60_000;

/** "2026-11-24" where the portal is. */
export const dayOf = (date: Date, timeZone: string): string => isoWithOffset(date, timeZone).slice(0, 10);

/** "10:15" where the portal is. */
export const clockOf = (date: Date, timeZone: string): string => isoWithOffset(date, timeZone).slice(11, 16);

/**
 * The moment of a day and a time. One that the change to summer time leaves out is taken for the hour after; of two
 * that winter time gives, the later.
 * @param day "2026-11-24" @param clock "10:15" @returns null for no such day or time
 */
export function momentOf(day: string, clock: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(clock) || Number.isNaN(wanted)) return null;
  if (new Date(wanted).toISOString().slice(0, 10) !== day) return null;
  const earlier = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(earlier, timeZone));
}

const offsetAt = (moment: number, timeZone: string): number => {
  const shown = isoWithOffset(new Date(moment), timeZone);
  return Date.parse(`${shown.slice(0, 19)}Z`) - Math.floor(moment / 1000) * 1000;
};

/** The first moment of a day. */
export function startOfDay(day: string, timeZone: string): Date | null {
  const midnight = momentOf(day, "00:00", timeZone);
  // Where clocks are changed at midnight the day begins at one.
  return midnight && dayOf(midnight, timeZone) < day ? new Date(midnight.getTime() + 60 * MINUTE) : midnight;
}

/** Days are planned, not minutes: noon stays on its day wherever the clock is set. */
export const noonOf = (day: string, timeZone: string): Date | null => momentOf(day, "12:00", timeZone);

/** The day so many days on. @param day "2026-11-24" */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
