import Link from "next/link";
import type { Colleague } from "#db/colleagues.ts";
import type { Role } from "#lib/capabilities.ts";
import { type Calendar, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  colleagues: Colleague[];
  /** Roles that sign in with a second factor. */
  demanding: readonly Role[];
  /** Who is looking. */
  self: number;
};

/** Who works here, as what, and how well their door is locked. */
export function ColleagueList({ t, calendar, colleagues, demanding, self }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("admin.name")}</th>
          <th scope="col">{t("admin.roleTitle")}</th>
          <th scope="col">{t("houseDesk.signIn")}</th>
          <th scope="col">{t("houseDesk.lastSeen")}</th>
        </tr>
      </thead>
      <tbody>
        {colleagues.map((person) => (
          <tr key={person.id}>
            <td data-label={t("admin.name")}>
              <Link href={paths.adminColleague(person)} prefetch={false}>
                {person.name || person.email}
              </Link>
              {person.id === self && <span className="muted"> · {t("houseDesk.you")}</span>}
              {person.name !== "" && <div className="muted">{person.email}</div>}
            </td>
            <td data-label={t("admin.roleTitle")}>{t(`admin.role.${person.role}`)}</td>
            <td data-label={t("houseDesk.signIn")}>
              <FactorState t={t} person={person} demanded={demanding.includes(person.role)} />
            </td>
            <td data-label={t("houseDesk.lastSeen")}>
              {person.lastSeenAt ? longDate(new Date(person.lastSeenAt), calendar) : t("houseDesk.neverSeen")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Locked = Pick<Colleague, "hasPassword" | "hasSecondFactor">;

/** How somebody signs in, in words; what is missing stands out. */
export function FactorState({ t, person, demanded }: { t: Translate; person: Locked; demanded: boolean }) {
  if (!person.hasPassword) return <span className="tag">{t("houseDesk.noPassword")}</span>;
  if (person.hasSecondFactor) return t("houseDesk.twoFactors");
  return demanded ? (
    <span className="tag">{t("houseDesk.factorDue")}</span>
  ) : (
    <span className="muted">{t("houseDesk.passwordOnly")}</span>
  );
}
