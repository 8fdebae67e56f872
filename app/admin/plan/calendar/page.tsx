import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import { PlanDays } from "#components/admin/plan-days.tsx";
import type { PlanDaysProps } from "#components/admin/plan-lines.tsx";
import { PlanMonth } from "#components/admin/plan-month.tsx";
import { Outcome } from "#components/admin/plan-outcome.tsx";
import { PlanViews } from "#components/admin/plan-views.tsx";
import { countPublished, listPlanned } from "#db/plan-calendar.ts";
import { localDay, monthName } from "#lib/dates.ts";
import { dayAfter, dayOf, startOfDay } from "#lib/local-time.ts";
import { monthsOn, monthText, parseMonth, weeksOf } from "#lib/month.ts";
import { paths } from "#lib/paths.ts";
import { moveToDay } from "../actions.ts";
import "../plan.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("planDesk.calendar") };
}

export default async function CalendarPage({ searchParams }: Props) {
  const writer = await requireWriter(paths.adminCalendar());
  const { t, calendar, now } = await readDesk();
  const { timeZone, locale } = calendar;
  const given = await searchParams;
  const month = parseMonth(given.month) ?? localDay(now, timeZone);
  const weeks = weeksOf(month);
  const days = weeks.flat().map(({ day }) => day);
  const span = {
    from: startOfDay(days[0] ?? "", timeZone) ?? now,
    to: startOfDay(dayAfter(days.at(-1) ?? "", 1), timeZone) ?? now,
  };
  const [entries, published] = await Promise.all([listPlanned(span, { writer }), countPublished(span)]);
  const problem = typeof given.problem === "string" ? await problemText(given.problem, "planDesk") : "";
  const shown: PlanDaysProps = {
    t,
    calendar,
    month: monthText(month),
    weeks,
    today: dayOf(now, timeZone),
    byDay: Map.groupBy(entries, ({ at }) => dayOf(at, timeZone)),
    published,
    moveToDay,
  };
  const way = (months: number) => paths.adminCalendar({ month: monthText(monthsOn(month, months)) });
  return (
    <div className="page planning">
      <PlanViews t={t} here="calendar" />
      <h1>{t("planDesk.monthOf", { month: monthName(month.year, month.month, locale) })}</h1>
      <nav className="month-ways" aria-label={t("planDesk.calendar")}>
        <Link href={way(-1)} prefetch={false} rel="prev">
          ← {t("planDesk.earlier")}
        </Link>
        <Link href={paths.adminCalendar()} prefetch={false}>
          {t("planDesk.thisMonth")}
        </Link>
        <Link href={way(1)} prefetch={false} rel="next">
          {t("planDesk.later")} →
        </Link>
      </nav>
      <Outcome t={t} done={given.done} problem={problem} />
      <PlanMonth {...shown} />
      <PlanDays {...shown} />
    </div>
  );
}
