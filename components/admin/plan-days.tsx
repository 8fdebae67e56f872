import { DayLines, type PlanDaysProps } from "#components/admin/plan-lines.tsx";
import { shortDay } from "#lib/short-day.ts";

/** The days of a month that have something, one under the other: the calendar of a telephone. */
export function PlanDays({ weeks, ...shown }: PlanDaysProps) {
  const { t, calendar, today, byDay, published } = shown;
  const days = weeks
    .flat()
    .filter(({ day, inMonth }) => inMonth && (byDay.has(day) || published.has(day) || day === today));
  if (days.length === 0) return <p className="muted day-list">{t("planDesk.emptyMonth")}</p>;
  return (
    <ol className="day-list">
      {days.map(({ day }) => {
        const count = published.get(day) ?? 0;
        return (
          <li key={day}>
            <h2 className="day-head">
              <time dateTime={day}>{shortDay(day, calendar.locale)}</time>
              <span className="muted">
                {[day === today && t("planDesk.today"), count > 0 && t("planDesk.published", { count })]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </h2>
            <DayLines day={day} {...shown} />
          </li>
        );
      })}
    </ol>
  );
}
