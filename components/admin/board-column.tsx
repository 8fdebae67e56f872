import Link from "next/link";
import { PlanCard, type PlanCardForm } from "#components/admin/plan-card.tsx";
import type { Calendar } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { type BoardFilter, boardQuery, type PlanColumn } from "#lib/plan-board.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  column: PlanColumn;
  filter: BoardFilter;
  form: PlanCardForm;
};

/** A state and what is in it: as many cards as one sees, the rest behind a link. */
export function BoardColumn({ t, calendar, now, column: { name, cards, hasMore }, filter, form }: Props) {
  const last = cards.at(-1);
  const after = filter.column ? (last?.id ?? null) : null;
  return (
    <section className="board-column" aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`}>
        {t(`planDesk.column.${name}`)}
        <span className="muted"> {hasMore ? `${cards.length}+` : cards.length}</span>
      </h2>
      {cards.length === 0 && (
        <p className="muted">{t(name === "draft" ? "planDesk.emptyDrafts" : "planDesk.emptyColumn")}</p>
      )}
      <ul>
        {cards.map((card) => (
          <PlanCard key={card.id} t={t} calendar={calendar} now={now} card={card} column={name} form={form} />
        ))}
      </ul>
      {hasMore && (
        <p>
          <Link href={paths.adminPlan(boardQuery({ ...filter, column: name, after }))} prefetch={false}>
            {t("planDesk.moreCards")}
          </Link>
        </p>
      )}
    </section>
  );
}
