import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { PersonHistory, PersonRestriction } from "#lib/moderation-queue.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  person: PersonHistory;
  lift: (form: FormData) => Promise<void>;
};

/** What was imposed on a person, why and until when. */
export function Restrictions({ t, calendar, person, lift }: Props) {
  const on = (moment: string) => dateTime(new Date(moment), calendar);
  return (
    <section>
      <h2>{t("admin.restrictionsTitle")}</h2>
      {person.restrictions.length === 0 && <p className="muted">{t("admin.noRestrictions")}</p>}
      <ul className="restrictions">
        {person.restrictions.map((one) => (
          <li key={one.id}>
            <p>
              <span className={one.isActive ? "tag is-bad" : "tag"}>
                {t(`admin.restriction.${one.kind}`)}
              </span>{" "}
              {endText(t, one, on)}
            </p>
            <p>{one.reason}</p>
            <p className="muted">{t("admin.imposedBy", { date: on(one.createdAt), name: one.by ?? "" })}</p>
            {one.isActive && one.kind !== "warning" && (
              <form action={lift}>
                <input type="hidden" name="userId" value={person.id} />
                <input type="hidden" name="restrictionId" value={one.id} />
                <button type="submit">{t("admin.lift")}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function endText(t: Translate, one: PersonRestriction, on: (moment: string) => string): string {
  if (one.kind === "warning") return "";
  if (one.liftedAt) return t("admin.lifted", { date: on(one.liftedAt) });
  if (!one.endsAt) return t("admin.unlimited");
  return one.isActive ? t("admin.until", { date: on(one.endsAt) }) : t("admin.expired");
}
