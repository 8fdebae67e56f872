import { isoWithOffset } from "#lib/dates.ts";

/** Moments as a field for date and time holds them ("2026-11-24T10:15"): where the portal is, to the minute. */

const MINUTE = 60_000;

/** What the field shows for a moment. */
export const localMoment = (date: Date, timeZone: string): string =>
  isoWithOffset(date, timeZone).slice(0, 16);

/**
 * The moment that was typed. An hour that a change of clocks leaves out is taken as an hour later, one that it
 * brings twice as the first of the two.
 * @returns null for no such day or time
 */
export function parseLocalMoment(typed: string, timeZone: string): Date | null {
  const text = typed.trim();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text)) return null;
  const asUtc = new Date(`${text.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(text.slice(0, 16))) return null;
  const read = (near: Date) => new Date(asUtc.getTime() - offsetMinutes(near, timeZone) * MINUTE);
  // A day earlier the clocks were not changed yet: its offset finds the first of two, and what is right mostly.
  const before = read(new Date(asUtc.getTime() - 24 * 60 * MINUTE));
  if (localMoment(before, timeZone) === text.slice(0, 16)) return before;
  const after = read(new Date(asUtc.getTime() + 24 * 60 * MINUTE));
  return localMoment(after, timeZone) === text.slice(0, 16) ? after : before;
}

function offsetMinutes(date: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(isoWithOffset(date, timeZone)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
