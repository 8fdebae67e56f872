import Link from "next/link";
import type { FormState } from "#components/admin/form-state.ts";
import { PlanForm } from "#components/admin/plan-form.tsx";
import type { PlanTexts } from "#components/admin/plan-texts.ts";
import { type Calendar, clockTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { dayOf } from "#lib/local-time.ts";
import { paths } from "#lib/paths.ts";
import type { BoardColumn, PlanCard as Card, Person } from "#lib/plan-board.ts";
import { shortDay } from "#lib/short-day.ts";

/** What the form on a card needs. */
export type PlanCardForm = {
  planCard: (state: FormState, form: FormData) => Promise<FormState>;
  place: string;
  colleagues: Person[];
  texts: PlanTexts;
};

type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  card: Card;
  column: BoardColumn;
  form: PlanCardForm;
};

/** An article on the board: what, where, how long, who, when. */
export function PlanCard({ t, calendar, now, card, column, form }: Props) {
  const isFixed = column === "live" || column === "scheduled";
  const isLate =
    !isFixed && card.at !== null && dayOf(card.at, calendar.timeZone) < dayOf(now, calendar.timeZone);
  return (
    <li id={`card-${card.id}`} className="plan-card">
      <p className="plan-section">{card.section.name}</p>
      <h3>
        <Link href={card.mayOpen ? paths.adminArticle(card) : paths.adminNotes(card)} prefetch={false}>
          {card.title}
        </Link>
      </h3>
      <p className="plan-facts">
        <span>{t("planDesk.words", { count: card.words })}</span>
        <Link
          href={paths.adminNotes(card)}
          prefetch={false}
          className={card.openNotes > 0 ? "has-notes" : undefined}
        >
          {t("planDesk.openNotes", { count: card.openNotes })}
        </Link>
        {isLate && <span className="tag is-bad">{t("planDesk.overdue")}</span>}
      </p>
      {card.mayPlan && !isFixed ? (
        <PlanForm
          {...form}
          id={card.id}
          label={t("planDesk.planIt", { title: card.title })}
          assignee={card.assignee}
          day={card.at && dayOf(card.at, calendar.timeZone)}
          locale={calendar.locale}
        />
      ) : (
        <p className="plan-who">
          {[
            card.assignee?.name ?? (column === "live" ? null : t("planDesk.nobody")),
            whenText(t, { card, column, calendar }),
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
      )}
    </li>
  );
}

function whenText(
  t: Translate,
  { card, column, calendar }: { card: Card; column: BoardColumn; calendar: Calendar },
): string {
  if (!card.at) return t("planDesk.noDay");
  if (column === "live") return clockTime(card.at, calendar);
  const day = shortDay(dayOf(card.at, calendar.timeZone), calendar.locale);
  return column === "scheduled" ? `${day}, ${clockTime(card.at, calendar)}` : day;
}
