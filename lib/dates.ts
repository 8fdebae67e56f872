/**
 * Moments in the portal's zone, for people and for machines. Nothing here reads the clock: what depends on
 * "now" is told it. The patterns are the newspaper's ("10.15 Uhr"), which Intl does not have.
 */

/** A `Site` gives both: its locale and its settings' time zone (IANA name). */
export type Calendar = { locale: "de" | "en"; timeZone: string };

/** British order, 24 hours: what fits the German pages' dates and columns of times. */
const LOCALES = { de: "de-DE", en: "en-GB" } as const;
const MINUTE = 60_000;
const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs fifty times what using it costs. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const inWords = (date: Date, { locale, timeZone }: Calendar, options: Intl.DateTimeFormatOptions) =>
  formatter(LOCALES[locale], { ...options, timeZone }).format(date);

/** A page says a hundred moments: words that are always the same are asked of Intl once. */
const monthsOf = (locale: Calendar["locale"]) =>
  Array.from({ length: 12 }, (_, month) =>
    inWords(new Date(Date.UTC(2000, month)), { locale, timeZone: "UTC" }, { month: "long" }),
  );
const MONTHS = { de: monthsOf("de"), en: monthsOf("en") };

/** "gestern" · "yesterday" */
const yesterdayIn = (locale: Calendar["locale"]) =>
  new Intl.RelativeTimeFormat(LOCALES[locale], { numeric: "auto" }).format(-1, "day");
const YESTERDAY = { de: yesterdayIn("de"), en: yesterdayIn("en") };

/** "22. November 2026" · "22 November 2026" */
export function longDate(date: Date, { locale, timeZone }: Calendar): string {
  const { year, month, day } = localDay(date, timeZone);
  return `${day}${locale === "de" ? "." : ""} ${MONTHS[locale][month - 1]} ${year}`;
}

/** For the masthead: "Sonntag, 22. November 2026" · "Sunday, 22 November 2026" */
export function weekdayDate(date: Date, calendar: Calendar): string {
  return inWords(date, calendar, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "10.15 Uhr" · "10:15" */
export function clockTime(date: Date, { locale, timeZone }: Calendar): string {
  const time = localTime(date, offsetMinutes(date, timeZone)).slice(11, 16);
  return locale === "de" ? `${time.replace(":", ".")} Uhr` : time;
}

/** "22. November 2026, 10.15 Uhr" · "22 November 2026, 10:15" */
export function dateTime(date: Date, calendar: Calendar): string {
  return `${longDate(date, calendar)}, ${clockTime(date, calendar)}`;
}

/** As short as the reader needs it: "10.15 Uhr" today, "18.05 Uhr, gestern", else "22. November 2026". */
export function listTime(date: Date, now: Date, calendar: Calendar): string {
  const daysAgo = Math.round((dayNumber(now, calendar.timeZone) - dayNumber(date, calendar.timeZone)) / DAY);
  if (daysAgo === 0) return clockTime(date, calendar);
  if (daysAgo !== 1) return longDate(date, calendar);
  return `${clockTime(date, calendar)}, ${YESTERDAY[calendar.locale]}`;
}

/** For a column of times: "10.15" today, "21.11." for what is older · "10:15", "21 Nov" */
export function tickerTime(date: Date, now: Date, calendar: Calendar): string {
  const isToday = longDate(date, calendar) === longDate(now, calendar);
  if (isToday) return clockTime(date, calendar).replace(" Uhr", "");
  const month = calendar.locale === "de" ? "numeric" : "short";
  return inWords(date, calendar, { day: "numeric", month });
}

/** "November 2026". @param month 1–12 */
export function monthName(year: number, month: number, locale: Calendar["locale"]): string {
  const first = new Date(Date.UTC(year, month - 1, 1));
  return inWords(first, { locale, timeZone: "UTC" }, { month: "long", year: "numeric" });
}

/** "2026-11-22T10:15:00+01:00": W3C datetime for `datetime`, JSON-LD and sitemaps, the day that readers see. */
export function isoWithOffset(date: Date, timeZone: string): string {
  const minutes = offsetMinutes(date, timeZone);
  return `${localTime(date, minutes).slice(0, 19)}${offset(minutes, ":")}`;
}

/** "Sun, 22 Nov 2026 10:15:00 +0100": RFC 822 as amended by RFC 1123, with a numeric zone (rule FD4). */
export function rfc822(date: Date, timeZone: string): string {
  const minutes = offsetMinutes(date, timeZone);
  const utc = new Date(date.getTime() + minutes * MINUTE).toUTCString();
  return utc.replace("GMT", offset(minutes, ""));
}

/** Year, month 1–12 and day of a moment where the portal is. */
export function localDay(date: Date, timeZone: string): { year: number; month: number; day: number } {
  const [year, month, day] = localTime(date, offsetMinutes(date, timeZone)).split(/[-T]/).map(Number);
  return { year: year ?? 0, month: month ?? 1, day: day ?? 1 };
}

function dayNumber(date: Date, timeZone: string): number {
  const { year, month, day } = localDay(date, timeZone);
  return Date.UTC(year, month - 1, day);
}

const localTime = (date: Date, minutes: number) => new Date(date.getTime() + minutes * MINUTE).toISOString();

/** No zone has changed its offset within a quarter of an hour since 1972. */
const QUARTER = 15 * MINUTE;
/** Some months of news; then the table begins anew. */
const MAX_OFFSETS = 10_000;
const offsets = new Map<string, number>();

/** Minutes east of Greenwich; seconds that a zone had before 1900 are cut off, the moment stays right. */
export function offsetMinutes(date: Date, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(date.getTime() / QUARTER)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const found = askOffset(date, timeZone);
  offsets.set(key, found);
  return found;
}

function askOffset(date: Date, timeZone: string): number {
  const parts = formatter("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(date);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function offset(minutes: number, separator: string): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((value) => String(value).padStart(2, "0"));
  return `${minutes < 0 ? "-" : "+"}${digits.join(separator)}`;
}

/** The last moment of a day where the portal is. @param day "2026-11-24", as a date field gives it. @returns null for no such day */
export function endOfDay(day: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const asUtc = new Date(`${day}T23:59:59.999Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day)) return null;
  return new Date(asUtc.getTime() - offsetMinutes(asUtc, timeZone) * MINUTE);
}
