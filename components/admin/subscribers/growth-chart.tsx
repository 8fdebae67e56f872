import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ReactNode } from "react";
import { ChartScale } from "#components/admin/chart-scale.tsx";
import type { Translate } from "#lib/i18n.ts";
import type { GrowthDay } from "#lib/mail-figures.ts";
import { dayAndMonth } from "#lib/short-day.ts";

type Props = { t: Translate; days: GrowthDay[] };

/** Stretched to the room that there is (components/admin/views-chart.tsx). */
const WIDE = 1400;
const HIGH = 160;
/** A day is named under the pictures as often as this. */
const NAMED_EVERY = 15;

const sumOf = (days: GrowthDay[], name: "confirmed" | "ended") =>
  days.reduce((sum, day) => sum + day[name], 0);

/** How many subscriptions run, and what came and went, day by day; the same as a table for whoever cannot see it. */
export function GrowthChart({ t, days }: Props) {
  const x = scaleBand(
    days.map(({ day }) => day),
    [0, WIDE],
  ).paddingInner(0.25);
  const about = { days: days.length };
  return (
    <figure className="views growth">
      <Total t={t} days={days} />
      <figcaption className="growth-legend">
        {t("subscriberDesk.change")}
        <span className="is-confirmed">{t("subscriberDesk.confirmed")}</span>
        <span className="is-ended">{t("subscriberDesk.ended")}</span>
      </figcaption>
      <Plot
        t={t}
        label={t("subscriberDesk.changeSummary", {
          ...about,
          confirmed: sumOf(days, "confirmed"),
          ended: sumOf(days, "ended"),
        })}
        span={[
          -Math.max(0, ...days.map(({ ended }) => ended)),
          Math.max(1, ...days.map(({ confirmed }) => confirmed)),
        ]}
      >
        {(y) =>
          days.map(({ day, confirmed, ended }) => (
            <g key={day}>
              <title>{`${dayAndMonth(day)} +${confirmed} −${ended}`}</title>
              <rect
                className="is-confirmed"
                x={x(day)}
                y={y(confirmed)}
                width={x.bandwidth()}
                height={y(0) - y(confirmed)}
              />
              <rect
                className="is-ended"
                x={x(day)}
                y={y(0)}
                width={x.bandwidth()}
                height={y(-ended) - y(0)}
              />
            </g>
          ))
        }
      </Plot>
      <ol className="growth-days" aria-hidden="true">
        {days
          .filter((_, place) => place % NAMED_EVERY === 0)
          .map(({ day }) => (
            <li key={day}>{dayAndMonth(day)}</li>
          ))}
      </ol>
      <GrowthTable t={t} days={days} />
    </figure>
  );
}

function Total({ t, days }: Props) {
  const totals = days.map(({ total }) => total);
  const [first = 0, last = 0] = [totals[0], totals.at(-1)];
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  const x = scaleLinear([0, days.length - 1], [0, WIDE]);
  const curveOf = (y: (value: number) => number) =>
    line<GrowthDay>()
      .x((_, place) => x(place))
      .y(({ total }) => y(total))(days) ?? "";
  return (
    <>
      <p className="growth-legend">{t("subscriberDesk.total")}</p>
      <Plot
        t={t}
        label={t("subscriberDesk.totalSummary", { days: days.length, first, last })}
        // Not from nothing: a thousand more of a hundred thousand is what one wants to see.
        span={[least, Math.max(most, least + 1)]}
      >
        {(y) => <path d={curveOf(y)} />}
      </Plot>
    </>
  );
}

type PlotProps = {
  t: Translate;
  label: string;
  span: [number, number];
  children: (y: (value: number) => number) => ReactNode;
};

function Plot({ t, label, span, children }: PlotProps) {
  const y = scaleLinear(span, [HIGH, 0]).nice(3);
  const ticks = y.ticks(3).filter(Number.isInteger);
  return (
    <div className="views-plot">
      <ChartScale t={t} ticks={ticks} />
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {ticks.map((tick) => (
          <line
            key={tick}
            className={tick === 0 ? "is-zero" : undefined}
            x1={0}
            x2={WIDE}
            y1={y(tick)}
            y2={y(tick)}
          />
        ))}
        {children(y)}
      </svg>
    </div>
  );
}

function GrowthTable({ t, days }: Props) {
  const columns = ["confirmed", "ended", "total"] as const;
  return (
    <details className="views-table">
      <summary>{t("houseDesk.asTable")}</summary>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("subscriberDesk.day")}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`subscriberDesk.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayAndMonth(day.day)}</th>
              {columns.map((name) => (
                <td key={name} data-label={t(`subscriberDesk.${name}`)}>
                  {t("houseDesk.figure", { count: day[name] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
