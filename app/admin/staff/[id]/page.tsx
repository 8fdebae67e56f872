import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { ColleagueActs } from "#components/admin/colleague-acts.tsx";
import { FactorState } from "#components/admin/colleague-list.tsx";
import { getColleague } from "#db/colleagues.ts";
import { dateTime, longDate } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { changeRole, mailPassword, remove, resetFactor, signOut } from "../actions.ts";
import "../staff.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readPerson = cache(async (params: Props["params"]) => {
  const id = parseId((await params).id);
  const admin = await requireAdmin(id === null ? paths.adminStaff() : paths.adminColleague({ id }));
  const person = (id === null ? null : await getColleague(admin, id)) ?? notFound();
  return { admin, person };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await readPerson(params);
  return { title: person.name || person.email };
}

const DONE = ["role", "factor", "signedOut", "passwordMailed"] as const;

export default async function ColleaguePage({ params, searchParams }: Props) {
  const { admin, person } = await readPerson(params);
  const { t, calendar, site } = await readDesk();
  const query = await searchParams;
  const done = DONE.find((one) => one === query.done);
  const demanded = site.settings.secondFactorRoles.includes(person.role);
  return (
    <div className="page">
      <h1>{person.name || person.email}</h1>
      <p className="muted">
        {person.email} · {t(`admin.role.${person.role}`)} ·{" "}
        {t("admin.since", { date: longDate(new Date(person.createdAt), calendar) })}
        {person.invitedBy && ` · ${t("houseDesk.invitedBy", { name: person.invitedBy })}`}
      </p>
      {done && (
        <p className="outcome" role="status">
          {t(`houseDesk.staffDone.${done}`)}
        </p>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "houseDesk")}
        </p>
      )}
      <p>
        {t("houseDesk.signIn")}: <FactorState t={t} person={person} demanded={demanded} />
        {person.hasSecondFactor && (
          <span className="muted"> · {t("houseDesk.recoveryLeft", { count: person.recoveryCodes })}</span>
        )}
      </p>
      <ColleagueActs
        t={t}
        person={person}
        isSelf={person.id === admin.userId}
        acts={{ changeRole, mailPassword, remove, resetFactor, signOut }}
      />
      <h2>{t("houseDesk.devices")}</h2>
      {person.devices.length === 0 && <p className="muted">{t("houseDesk.noDevice")}</p>}
      <ul className="devices">
        {person.devices.map(({ device, lastSeenAt }) => (
          <li key={`${device} ${lastSeenAt}`}>
            {device || t("houseDesk.unknownDevice")}{" "}
            <span className="muted">{dateTime(new Date(lastSeenAt), calendar)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={paths.adminAudit({ person: `${person.id}` })} prefetch={false}>
          {t("houseDesk.theirLog")}
        </Link>
      </p>
    </div>
  );
}
