import { DayLines, type PlanDaysProps } from "#components/admin/plan-lines.tsx";
import { shortMonth, weekdayNames } from "#lib/short-day.ts";

/** The month as a grid, Monday first: for screens that are wide enough. */
export function PlanMonth({ weeks, ...shown }: PlanDaysProps) {
  const { t, calendar, today, published } = shown;
  return (
    <table className="month">
      <thead>
        <tr>
          {weekdayNames(calendar.locale).map(({ short, long }) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, inMonth }) => {
              const count = published.get(day) ?? 0;
              return (
                <td
                  key={day}
                  className={inMonth ? undefined : "is-beside"}
                  aria-current={day === today ? "date" : undefined}
                >
                  <p className="day-head">
                    <time dateTime={day}>
                      {day.slice(8).replace(/^0/, "")}
                      {!inMonth &&
                        `${calendar.locale === "de" ? "." : ""} ${shortMonth(day, calendar.locale)}`}
                    </time>
                    {count > 0 && <span className="muted">{t("planDesk.published", { count })}</span>}
                  </p>
                  <DayLines day={day} {...shown} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
