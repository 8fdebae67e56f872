import { calendar, now, texts } from "#components/ui/voice.ts";
import {
  type Calendar,
  clockTime,
  dateTime,
  isoWithOffset,
  listTime,
  longDate,
  tickerTime,
  weekdayDate,
} from "#lib/dates.ts";

function Time({ date, text }: { date: Date; text: (date: Date, calendar: Calendar) => string }) {
  return <time dateTime={isoWithOffset(date, calendar().timeZone)}>{text(date, calendar())}</time>;
}

/** "22. November 2026, 10.15 Uhr": where it matters when exactly. */
export const FullTime = ({ date }: { date: Date }) => <Time date={date} text={dateTime} />;

/** "22. November 2026" */
export const LongDate = ({ date }: { date: Date }) => <Time date={date} text={longDate} />;

/** "10.15 Uhr": where the day stands above it. */
export const TimeOfDay = ({ date }: { date: Date }) => <Time date={date} text={clockTime} />;

/** "Sonntag, 22. November 2026", where the column is narrow: day and month stay together. */
export const Weekday = ({ date }: { date: Date }) => (
  <Time date={date} text={(moment, where) => weekdayDate(moment, where).replace(/(\d+\.?) /, "$1\u00a0")} />
);

/** "10.15 Uhr" today, "18.05 Uhr, gestern", else the date. */
export const ShortTime = ({ date }: { date: Date }) => (
  <Time date={date} text={(moment, where) => listTime(moment, now(), where)} />
);

/** The ticker's column of times: "10.15" today; an older line says its day and month, "21.11." */
export const Clock = ({ date }: { date: Date }) => (
  <Time date={date} text={(moment, where) => tickerTime(moment, now(), where)} />
);

/** The masthead's line: "Berlin · Sonntag, 22. November 2026". */
export function Today({ city }: { city: string }) {
  const date = weekdayDate(now(), calendar());
  return city ? texts()("site.place", { city, date }) : date;
}
