import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { ColleagueList } from "#components/admin/colleague-list.tsx";
import { InvitationList } from "#components/admin/invitation-list.tsx";
import { InviteForm } from "#components/admin/invite-form.tsx";
import { listColleagues } from "#db/colleagues.ts";
import { listInvitations } from "#db/invitations.ts";
import { STAFF_ROLES } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";
import { invite, sendAgain, withdraw } from "./actions.ts";
import "./staff.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.staff") };
}

const DONE = ["invited", "withdrawn", "removed"] as const;

export default async function StaffPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminStaff());
  const { t, calendar, site, now } = await readDesk();
  const query = await searchParams;
  const done = DONE.find((one) => one === query.done);
  const [colleagues, invitations] = await Promise.all([listColleagues(admin), listInvitations(admin)]);
  return (
    <div className="page">
      <h1>{t("rail.link.staff")}</h1>
      <p className="muted">{t("houseDesk.staffIntro")}</p>
      {done && (
        <p className="outcome" role="status">
          {t(`houseDesk.staffDone.${done}`, { to: String(query.to ?? "").slice(0, 254) })}
        </p>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "houseDesk")}
        </p>
      )}
      <ColleagueList
        t={t}
        calendar={calendar}
        colleagues={colleagues}
        demanding={site.settings.secondFactorRoles}
        self={admin.userId}
      />
      <div className="columns">
        <section>
          <h2>{t("houseDesk.invitations")}</h2>
          <InvitationList
            t={t}
            calendar={calendar}
            now={now}
            invitations={invitations}
            sendAgain={sendAgain}
            withdraw={withdraw}
          />
        </section>
        <InviteForm
          key={String(query.to ?? "")}
          invite={invite}
          roles={STAFF_ROLES.map((name) => ({
            name,
            label: t(`admin.role.${name}`),
            help: t(`houseDesk.roleHelp.${name as "editor"}`),
          }))}
          texts={{
            title: t("houseDesk.invite"),
            email: t("houseDesk.email"),
            emailHelp: t("houseDesk.emailHelp"),
            name: t("houseDesk.inviteName"),
            nameHelp: t("houseDesk.inviteNameHelp"),
            role: t("admin.roleTitle"),
            send: t("houseDesk.sendInvitation"),
          }}
        />
      </div>
    </div>
  );
}
