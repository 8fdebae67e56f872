import type { Metadata } from "next";
import Link from "next/link";
import { readCounts, readDesk } from "#app/admin/desk.ts";
import { requireStaff } from "#auth.ts";
import { AuditTable } from "#components/admin/audit-table.tsx";
import { waitedText } from "#components/admin/waited.ts";
import { listAudit } from "#db/audit-list.ts";
import { oldestWaiting } from "#db/moderation-queue.ts";
import { can } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.overview") };
}

export default async function OverviewPage() {
  const { role } = await requireStaff(paths.admin());
  const { t } = await readDesk();
  return (
    <div className="page">
      <h1>{can(role, "moderate") ? t("admin.waiting") : t("admin.overview")}</h1>
      {can(role, "moderate") && <WhatWaits />}
    </div>
  );
}

async function WhatWaits() {
  const { t, now, calendar } = await readDesk();
  const [{ pending, reported, openNotices }, oldest, { lines }] = await Promise.all([
    readCounts(),
    oldestWaiting(),
    listAudit({ most: 8 }),
  ]);
  return (
    <>
      <ul className="waits">
        <li>
          <Link href={paths.adminComments()} prefetch={false}>
            {t("admin.waitingComments", { count: pending.count })}
          </Link>
          {oldest && <span>{t("admin.waitingSince", { time: waitedText(t, oldest, now) })}</span>}
        </li>
        <li>
          <Link href={paths.adminComments({ reported: "1" })} prefetch={false}>
            {t("admin.waitingReported", { count: reported.count })}
          </Link>
        </li>
        <li>
          <Link href={paths.adminCases()} prefetch={false}>
            {t("admin.waitingNotices", { count: openNotices })}
          </Link>
        </li>
      </ul>
      <h2>{t("admin.lastDone")}</h2>
      <AuditTable t={t} calendar={calendar} lines={lines} />
      <p>
        <Link href={paths.adminAudit()} prefetch={false}>
          {t("admin.wholeLog")}
        </Link>
      </p>
    </>
  );
}
