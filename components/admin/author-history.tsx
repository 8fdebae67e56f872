import Link from "next/link";
import { type Calendar, dateTime, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { PersonHistory } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; person: PersonHistory | null };

/** Who wrote it: how long they have been here, and what became of what they wrote. */
export function AuthorHistory({ t, calendar, person }: Props) {
  if (!person)
    return (
      <section>
        <p className="muted">{t("queue.noAccount")}</p>
      </section>
    );
  const total = Object.values(person.counts).reduce((sum, count) => sum + count, 0);
  const active = person.restrictions.filter(({ isActive, kind }) => isActive && kind !== "warning");
  return (
    <section>
      <h3>{t("queue.history", { name: person.name ?? t("queue.deleted"), total })}</h3>
      <HistoryBar t={t} person={person} />
      <p className="muted">
        {t("queue.historyCounts", person.counts)} ·{" "}
        {t("admin.since", { date: longDate(new Date(person.createdAt), calendar) })}
      </p>
      {active.map(({ id, kind, endsAt }) => (
        <p key={id} className="problem">
          {t(`admin.restriction.${kind}`)},{" "}
          {endsAt ? t("admin.until", { date: dateTime(new Date(endsAt), calendar) }) : t("admin.unlimited")}
        </p>
      ))}
      {person.notes.slice(0, 2).map(({ id, text }) => (
        <p key={id} className="note-line">
          {text}
        </p>
      ))}
      <p>
        <Link href={paths.adminPerson(person)} prefetch={false}>
          {t("queue.person")}
        </Link>
      </p>
    </section>
  );
}

/** The latest comments as a row of marks, the newest at the right. */
export function HistoryBar({ t, person }: { t: Translate; person: PersonHistory }) {
  if (person.recent.length === 0) return null;
  const states = person.recent.toReversed().map(({ id, state }) => ({ id, state }));
  return (
    <p className="history-bar" aria-hidden="true">
      {states.map(({ id, state }) => (
        <span key={id} className={`is-${state}`} title={t(`queue.state.${state}`)} />
      ))}
    </p>
  );
}
