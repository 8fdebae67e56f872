import Link from "next/link";
import { type Calendar, clockTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { clockOf } from "#lib/local-time.ts";
import type { Day } from "#lib/month.ts";
import { paths } from "#lib/paths.ts";
import { LINES_A_DAY, type PlanEntry } from "#lib/plan-calendar.ts";

export type PlanDaysProps = {
  t: Translate;
  calendar: Calendar;
  /** "2026-11" */
  month: string;
  weeks: Day[][];
  /** "2026-11-24" */
  today: string;
  byDay: Map<string, PlanEntry[]>;
  /** How many articles came out, by day. */
  published: Map<string, number>;
  moveToDay: (form: FormData) => Promise<void>;
};

type Props = Omit<PlanDaysProps, "weeks"> & { day: string };

/** What stands on a day; of a full one the rest is folded away. */
export function DayLines({ day, byDay, ...shown }: Props) {
  const entries = byDay.get(day) ?? [];
  const [first, rest] = [entries.slice(0, LINES_A_DAY), entries.slice(LINES_A_DAY)];
  if (entries.length === 0) return null;
  return (
    <>
      <Lines day={day} entries={first} {...shown} />
      {rest.length > 0 && (
        <details className="more-lines">
          <summary>{shown.t("planDesk.moreLines", { count: rest.length })}</summary>
          <Lines day={day} entries={rest} {...shown} />
        </details>
      )}
    </>
  );
}

type LinesProps = Omit<Props, "byDay"> & { entries: PlanEntry[] };

function Lines({ entries, ...shown }: LinesProps) {
  const { t, calendar } = shown;
  return (
    <ul className="day-lines">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id}`} className={`is-${entry.kind}`}>
          <p className="plan-section">
            {t(`planDesk.kindOf.${entry.kind}`)}
            {entry.kind !== "planned" && `, ${clockTime(entry.at, calendar)}`}
          </p>
          <Link href={entry.mayOpen ? paths.adminArticle(entry) : paths.adminNotes(entry)} prefetch={false}>
            {entry.title}
          </Link>
          {entry.mayMove && <MoveForm entry={entry} {...shown} />}
        </li>
      ))}
    </ul>
  );
}

function MoveForm({
  t,
  calendar,
  month,
  day,
  entry,
  moveToDay,
}: Omit<LinesProps, "entries"> & { entry: PlanEntry }) {
  return (
    <details className="move">
      <summary aria-label={t("planDesk.moveIt", { title: entry.title })}>{t("planDesk.move")}</summary>
      <form action={moveToDay}>
        <input type="hidden" name="id" value={entry.id} />
        <input type="hidden" name="month" value={month} />
        <input type="hidden" name="clock" value={clockOf(entry.at, calendar.timeZone)} />
        <label>
          <span>{t("planDesk.toDay")}</span>
          <input type="date" name="day" required defaultValue={day} />
        </label>
        <button type="submit">{t("planDesk.move")}</button>
      </form>
    </details>
  );
}
