import { FiguresTable } from "#components/notices/figures-table.tsx";
import { texts } from "#components/ui/voice.ts";
import { reasonName } from "#lib/notice-reasons.ts";
import { paths } from "#lib/paths.ts";
import { clauseName, isClause } from "#lib/policy.ts";
import type { TransparencyYear } from "#lib/transparency.ts";

/** What was reported, decided and objected to, year by year (DSA art. 15): numbers that a reader can check us by. */
export function TransparencyPage({ years }: { years: TransparencyYear[] }) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[52rem] pt-8 md:pt-12">
      <h1 className="headline text-[1.9375rem] md:text-[3rem]">{t("report.figures.title")}</h1>
      <p className="mt-5 max-w-[40.5rem] text-lg text-soft">
        {t("report.figures.intro")}{" "}
        <a className="text-link" href={paths.commentPolicy()}>
          {t("report.policyLink")}
        </a>
      </p>
      {years.length === 0 && <p className="mt-8 text-[1.0625rem]">{t("report.figures.none")}</p>}
      {years.map((one) => (
        <Year key={one.year} one={one} />
      ))}
    </div>
  );
}

const RESTRICTIONS = ["warning", "premoderate", "suspension", "ban"] as const;

function Year({ one }: { one: TransparencyYear }) {
  const t = texts();
  const { notices, comments, appeals } = one;
  const heading = `year-${one.year}`;
  const column = (name: "received" | "upheld" | "dismissed" | "open") => t(`report.figures.${name}`);
  return (
    <section aria-labelledby={heading} className="mt-12">
      <h2 id={heading} className="headline border-t border-ink pt-3 text-[1.75rem] tabular-nums">
        {one.year}
      </h2>
      <FiguresTable
        id={`${heading}-notices`}
        caption={t("report.figures.notices")}
        columns={[column("received"), column("upheld"), column("dismissed"), column("open")]}
        rows={notices.map(({ reason, upheld, dismissed, open }) => ({
          name: reasonName(t, reason),
          values: [upheld + dismissed + open, upheld, dismissed, open],
        }))}
        sum={t("report.figures.sum")}
        note={
          one.medianHours === null
            ? undefined
            : t("report.figures.median", { time: timeOf(t, one.medianHours) })
        }
      />
      <FiguresTable
        id={`${heading}-comments`}
        caption={t("report.figures.comments")}
        columns={[t("report.figures.count")]}
        rows={[
          { name: t("report.figures.approved"), values: [comments.approved] },
          ...comments.rejected.map(({ clause, count }) => ({
            name: t("report.figures.rejected", { clause: nameOf(t, clause) }),
            values: [count],
          })),
          { name: t("report.figures.spam"), values: [comments.spam] },
        ]}
        note={t("report.figures.automated", one.automated)}
      />
      <FiguresTable
        id={`${heading}-appeals`}
        caption={t("report.figures.appeals")}
        columns={[t("report.figures.count")]}
        rows={[
          { name: t("report.appealOutcomes.reversed"), values: [appeals.reversed] },
          { name: t("report.appealOutcomes.confirmed"), values: [appeals.confirmed] },
          { name: t("report.appealOutcomes.open"), values: [appeals.open] },
        ]}
      />
      <FiguresTable
        id={`${heading}-restrictions`}
        caption={t("report.figures.restrictions")}
        columns={[t("report.figures.count")]}
        rows={RESTRICTIONS.map((kind) => ({
          name: t(`report.figures.kinds.${kind}`),
          values: [one.restrictions.find((row) => row.kind === kind)?.count ?? 0],
        }))}
      />
    </section>
  );
}

type T = ReturnType<typeof texts>;

const nameOf = (t: T, clause: string) =>
  isClause(clause) ? clauseName(t, clause) : t("report.figures.unnamed");

/** Hours while they say more than days do. */
function timeOf(t: T, hours: number): string {
  if (hours < 1) return t("report.figures.withinHour");
  return hours < 48
    ? t("report.figures.hours", { count: Math.round(hours) })
    : t("report.figures.days", { count: Math.round(hours / 24) });
}
