import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireModerator } from "#auth.ts";
import { findPeople } from "#db/person-history.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import { longDate } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.people") };
}

export default async function PeoplePage({ searchParams }: Props) {
  await requireModerator(paths.adminPeople());
  const { t, calendar } = await readDesk();
  const letters = ([(await searchParams).q].flat()[0] ?? "").trim().slice(0, 80);
  const people = await findPeople(letters);
  return (
    <div className="page">
      <h1>{t("admin.people")}</h1>
      <p className="muted">{t("admin.peopleIntro")}</p>
      <form className="narrow" action={paths.adminPeople()} method="get">
        <label>
          <span>{t("admin.findPerson")}</span>
          <input type="search" name="q" defaultValue={letters} maxLength={80} />
        </label>
        <button type="submit">{t("admin.find")}</button>
      </form>
      {people.length === 0 ? (
        <p className="empty">{t("admin.noPerson")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("admin.name")}</th>
              <th scope="col">{t("admin.status")}</th>
              <th scope="col">{t("admin.roleTitle")}</th>
              <th scope="col">{t("admin.memberSince")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, role, createdAt, restriction }) => (
              <tr key={id}>
                <td data-label={t("admin.name")}>
                  <Link href={paths.adminPerson({ id })} prefetch={false}>
                    {name ?? t("admin.nameless")}
                  </Link>
                </td>
                <td data-label={t("admin.status")}>
                  {restriction ? (
                    <span className="tag is-bad">{t(`admin.restriction.${restriction}`)}</span>
                  ) : (
                    t("admin.free")
                  )}
                </td>
                <td data-label={t("admin.roleTitle")}>
                  {isStaff(role as Role) ? t(`admin.role.${role as Role}`) : ""}
                </td>
                <td data-label={t("admin.memberSince")}>{longDate(new Date(createdAt), calendar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
