import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireModerator } from "#auth.ts";
import { AuditTable } from "#components/admin/audit-table.tsx";
import { listAudit } from "#db/audit-list.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.audit") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireModerator(paths.adminAudit());
  const { t, calendar } = await readDesk();
  const { lines, next } = await listAudit(parseId((await searchParams).before));
  return (
    <div className="page">
      <h1>{t("admin.audit")}</h1>
      <AuditTable t={t} calendar={calendar} lines={lines} />
      {next !== null && (
        <p>
          <Link className="button" href={`${paths.adminAudit()}?before=${next}`} prefetch={false}>
            {t("admin.older")}
          </Link>
        </p>
      )}
    </div>
  );
}
