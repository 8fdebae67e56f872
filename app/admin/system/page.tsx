import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { DkimRecord } from "#components/admin/dkim-record.tsx";
import { FindingList } from "#components/admin/finding-list.tsx";
import { SystemTabs } from "#components/admin/system-tabs.tsx";
import { clockTime } from "#lib/dates.ts";
import { dkimRecord } from "#lib/dkim.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { checkAgain } from "./actions.ts";
import { readFindings } from "./checks.ts";
import "./system.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.system") };
}

export default async function SystemPage() {
  const admin = await requireAdmin(paths.adminSystem());
  const { t, calendar, site } = await readDesk();
  const { at, findings } = readFindings(admin, { calendar, t, site });
  const found = await findings;
  const { DKIM } = env();
  const open = found.filter(({ state }) => state === "bad" || state === "warn").length;
  return (
    <div className="page">
      <h1>{t("rail.link.system")}</h1>
      <SystemTabs t={t} here="check" />
      <form action={checkAgain} className="check-again">
        <p>
          {t("houseDesk.checked", { count: open, time: clockTime(at, calendar) })}{" "}
          <span className="muted">{t("houseDesk.checkedHelp")}</span>
        </p>
        <button type="submit">{t("houseDesk.checkAgain")}</button>
      </form>
      <FindingList t={t} findings={found} />
      {DKIM && <DkimRecord t={t} record={dkimRecord(DKIM)} />}
    </div>
  );
}
