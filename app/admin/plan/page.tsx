import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import { BoardColumn } from "#components/admin/board-column.tsx";
import { BoardFilters } from "#components/admin/board-filters.tsx";
import { ForMe } from "#components/admin/for-me.tsx";
import { IdeaForm } from "#components/admin/idea-form.tsx";
import { Outcome } from "#components/admin/plan-outcome.tsx";
import { planTexts } from "#components/admin/plan-texts.ts";
import { PlanViews } from "#components/admin/plan-views.tsx";
import { listColleagues } from "#db/colleague-names.ts";
import { listForMe } from "#db/note-lists.ts";
import { listBoard } from "#db/plan-board.ts";
import { listSectionNames } from "#db/section-names.ts";
import { dayAfter, dayOf, startOfDay } from "#lib/local-time.ts";
import { paths } from "#lib/paths.ts";
import { boardQuery, parseBoardFilter } from "#lib/plan-board.ts";
import { addIdea, markSeen, planCard, tickNote } from "./actions.ts";
import "./plan.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("planDesk.title") };
}

export default async function PlanPage({ searchParams }: Props) {
  const writer = await requireWriter(paths.adminPlan());
  const { t, calendar, now } = await readDesk();
  const given = await searchParams;
  const filter = parseBoardFilter(given);
  const today = dayOf(now, calendar.timeZone);
  const span = {
    from: startOfDay(today, calendar.timeZone) ?? now,
    to: startOfDay(dayAfter(today, 1), calendar.timeZone) ?? now,
  };
  const [columns, sections, colleagues, forMe] = await Promise.all([
    listBoard(filter, { writer, today: span }),
    listSectionNames(),
    listColleagues(),
    listForMe(writer),
  ]);
  const problem = typeof given.problem === "string" ? await problemText(given.problem, "planDesk") : "";
  const texts = planTexts(t);
  const place = new URLSearchParams(boardQuery(filter)).toString();
  return (
    <div className="page planning">
      <PlanViews t={t} here="board" />
      <h1>{t("planDesk.title")}</h1>
      <Outcome t={t} done={given.done} problem={problem} />
      {!filter.column && (
        <ForMe t={t} calendar={calendar} now={now} notes={forMe} tickNote={tickNote} markSeen={markSeen} />
      )}
      <BoardFilters t={t} filter={filter} sections={sections} colleagues={colleagues} />
      <IdeaForm addIdea={addIdea} place={place} sections={sections} colleagues={colleagues} texts={texts} />
      {filter.column && (
        <p>
          <Link href={paths.adminPlan(boardQuery({ ...filter, column: null, after: null }))} prefetch={false}>
            ← {t("planDesk.wholeBoard")}
          </Link>
        </p>
      )}
      <div className={filter.column ? "board is-one" : "board"}>
        {columns.map((column) => (
          <BoardColumn
            key={column.name}
            t={t}
            calendar={calendar}
            now={now}
            column={column}
            filter={filter}
            form={{ planCard, place, colleagues, texts }}
          />
        ))}
      </div>
    </div>
  );
}
