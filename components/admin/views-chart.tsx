import { scaleBand, scaleLinear } from "d3-scale";
import { ChartScale } from "#components/admin/chart-scale.tsx";
import type { Translate } from "#lib/i18n.ts";
import { dayAndMonth } from "#lib/short-day.ts";

type Props = {
  t: Translate;
  days: { day: string; views: number }[];
};

/** The picture is stretched to the room it has; its words stand around it, so that they are not. */
const WIDE = 1400;
const HIGH = 160;

/** How often articles were read, a bar a day; the same as a table for whoever cannot see it. */
export function ViewsChart({ t, days }: Props) {
  const most = Math.max(1, ...days.map(({ views }) => views));
  const y = scaleLinear([0, most], [HIGH, 0]).nice(3);
  const x = scaleBand(
    days.map(({ day }) => day),
    [0, WIDE],
  ).paddingInner(0.25);
  const ticks = y.ticks(3).filter(Number.isInteger);
  const total = days.reduce((sum, { views }) => sum + views, 0);
  return (
    <figure className="views">
      <div className="views-plot">
        <ChartScale t={t} ticks={ticks} />
        <svg
          viewBox={`0 0 ${WIDE} ${HIGH}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t("houseDesk.viewsSummary", { days: days.length, total })}
        >
          {ticks.map((tick) => (
            <line key={tick} x1={0} x2={WIDE} y1={y(tick)} y2={y(tick)} />
          ))}
          {days.map(({ day, views }, place) => (
            <rect
              key={day}
              className={place === days.length - 1 ? "is-today" : undefined}
              x={x(day) ?? 0}
              y={y(views)}
              width={x.bandwidth()}
              height={HIGH - y(views)}
            >
              <title>{`${dayAndMonth(day)} ${views}`}</title>
            </rect>
          ))}
        </svg>
        <ol className="views-days" aria-hidden="true">
          {days.map(({ day }) => (
            <li key={day}>{dayAndMonth(day)}</li>
          ))}
        </ol>
      </div>
      <details className="views-table">
        <summary>{t("houseDesk.asTable")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("houseDesk.day")}</th>
              <th scope="col">{t("houseDesk.views")}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, views }) => (
              <tr key={day}>
                <td data-label={t("houseDesk.day")}>{dayAndMonth(day)}</td>
                <td data-label={t("houseDesk.views")}>{t("houseDesk.figure", { count: views })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
