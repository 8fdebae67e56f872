import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import {
  type Calendar,
  clockTime,
  dateTime,
  isoWithOffset,
  listTime,
  longDate,
  weekdayDate,
} from "#lib/dates.ts";

function useCalendar(): Calendar {
  return { locale: useLocale() as Calendar["locale"], timeZone: useTimeZone() ?? "UTC" };
}

function Time({ date, text }: { date: Date; text: (date: Date, calendar: Calendar) => string }) {
  const calendar = useCalendar();
  return <time dateTime={isoWithOffset(date, calendar.timeZone)}>{text(date, calendar)}</time>;
}

/** "22. November 2026, 10.15 Uhr": where it matters when exactly. */
export const FullTime = ({ date }: { date: Date }) => <Time date={date} text={dateTime} />;

/** "22. November 2026" */
export const LongDate = ({ date }: { date: Date }) => <Time date={date} text={longDate} />;

/** "10.15 Uhr" today, "18.05 Uhr, gestern", else the date. */
export function ShortTime({ date }: { date: Date }) {
  const now = useNow();
  return <Time date={date} text={(moment, calendar) => listTime(moment, now, calendar)} />;
}

/** The ticker's column of times: "10.15" today; an older line says its day and month, "21.11." */
export function Clock({ date }: { date: Date }) {
  const now = useNow();
  return (
    <Time
      date={date}
      text={(moment, calendar) => {
        const isToday = longDate(moment, calendar) === longDate(now, calendar);
        if (isToday) return clockTime(moment, calendar).replace(" Uhr", "");
        return new Intl.DateTimeFormat(calendar.locale === "de" ? "de-DE" : "en-GB", {
          day: "numeric",
          month: calendar.locale === "de" ? "numeric" : "short",
          timeZone: calendar.timeZone,
        }).format(moment);
      }}
    />
  );
}

/** The masthead's line: "Berlin · Sonntag, 22. November 2026". */
export function Today({ city }: { city: string }) {
  const t = useTranslations("site");
  const date = weekdayDate(useNow(), useCalendar());
  return city ? t("place", { city, date }) : date;
}
