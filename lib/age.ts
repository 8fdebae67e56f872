import { localDay } from "#lib/dates.ts";

const DAY = 86_400_000;

/**
 * Whole years since publication, for "this article is more than N years old" (A6), or null while there is
 * nothing to say: before `noticeDays` have passed, before a year is full, or where the notice is off (0).
 * Years are counted by the calendar of the portal's zone, so a notice never comes a day early.
 */
export function ageInYears(
  publishedAt: Date,
  now: Date,
  { noticeDays, timeZone = "Europe/Berlin" }: { noticeDays: number; timeZone?: string },
): number | null {
  if (noticeDays <= 0 || now.getTime() - publishedAt.getTime() < noticeDays * DAY) return null;
  const [then, today] = [localDay(publishedAt, timeZone), localDay(now, timeZone)];
  const birthdayAhead = today.month < then.month || (today.month === then.month && today.day < then.day);
  const years = today.year - then.year - (birthdayAhead ? 1 : 0);
  return years >= 1 ? years : null;
}
