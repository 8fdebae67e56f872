import { isoWithOffset } from "#lib/dates.ts";

/** "2025-08-22 16:41:00", with or without "T" and seconds; the zeros of a draft are no date. */
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?/;
const MINUTE = 60_000;

/** A date that WordPress keeps in UTC; null for "0000-00-00 00:00:00" and for nonsense. */
export function utcMoment(text: string): Date | null {
  const parts = WRITTEN.exec(text.trim())
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? date : null;
}

/** A date written in the clock of a time zone (IANA name). */
export function zonedMoment(text: string, timeZone: string): Date | null {
  const asUtc = utcMoment(text);
  if (!asUtc) return null;
  // Twice, for the hours around a change of the clock.
  const first = new Date(asUtc.getTime() - offset(asUtc, timeZone));
  return new Date(asUtc.getTime() - offset(first, timeZone));
}

/** RFC 822 as in `pubDate`; WordPress writes "-0001" years for drafts. */
export function feedMoment(text: string): Date | null {
  if (!/\d{4}/.test(text) || text.includes("-0001")) return null;
  const time = Date.parse(text);
  const date = new Date(Number.isNaN(time) ? 0 : time);
  return Number.isNaN(time) || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2200 ? null : date;
}

/** Milliseconds that a zone's clock is ahead of UTC. */
function offset(date: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(isoWithOffset(date, timeZone)) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  return sign === "-" ? -ahead : ahead;
}
