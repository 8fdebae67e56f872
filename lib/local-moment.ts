import { offsetMinutes } from "#lib/dates.ts";

const MINUTE = 60_000;
const HOURS_12 = 12 * 60 * MINUTE;

/** What a field of date and time says where the portal is; "none" for an hour that the clock leaps over, null for no moment at all. */
export type LocalMoment = Date | "none" | null;

/**
 * The moment that "2026-10-25T02:30" means in a time zone. An hour that happens twice means the first time: what is
 * fixed for it is early rather than late.
 * @param typed as `<input type="datetime-local">` gives it (HTML, "local date and time string"), seconds or not
 */
export function localMoment(typed: string, timeZone: string): LocalMoment {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(typed) ?? [];
  const asUtc = new Date(`${day}T${clock}:00.000Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== `${day}T${clock}`) return null;
  // Half a day to either side lie what holds before a change of the clock, and after.
  const offsets = [-HOURS_12, HOURS_12].map((away) =>
    offsetMinutes(new Date(asUtc.getTime() + away), timeZone),
  );
  const moments = offsets.map((minutes) => new Date(asUtc.getTime() - minutes * MINUTE));
  const fitting = moments.filter((moment) => localField(moment, timeZone) === `${day}T${clock}`);
  const [first = "none"] = fitting.toSorted((a, b) => a.getTime() - b.getTime());
  return first;
}

/** A moment as such a field shows it. */
export function localField(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offsetMinutes(moment, timeZone) * MINUTE).toISOString().slice(0, 16);
}

/** The same for a form that only asks whether there is such a moment. @returns null where there is none */
export function parseLocalMoment(typed: string, timeZone: string): Date | null {
  const moment = localMoment(typed.trim(), timeZone);
  return moment instanceof Date ? moment : null;
}
