import { calendar } from "#components/ui/voice.ts";
import { monthName } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";

/** Years as headings, months as words. */
export function ArchiveMonths({ months }: { months: { year: number; month: number }[] }) {
  const { locale } = calendar();
  const years = Map.groupBy(months, ({ year }) => year);
  return [...years].map(([year, entries]) => (
    <section
      key={year}
      aria-labelledby={`year-${year}`}
      className="grid gap-x-8 border-b border-line py-5 sm:grid-cols-[7rem_1fr]"
    >
      <h2 id={`year-${year}`} className="headline text-[1.75rem]">
        {year}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {entries.map(({ month }) => (
          <li key={month}>
            <a
              className="quiet-link inline-block py-1.5 text-[1.0625rem]"
              href={paths.archiveMonth(year, month)}
            >
              {monthName(year, month, locale)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
