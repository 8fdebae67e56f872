import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireModerator, requireStaff } from "#auth.ts";
import { AuditFilterForm } from "#components/admin/audit-filter-form.tsx";
import { AuditTable } from "#components/admin/audit-table.tsx";
import { listActors } from "#db/audit-actors.ts";
import { listAudit } from "#db/audit-list.ts";
import { auditQuery, parseAuditFilter } from "#lib/audit-filter.ts";
import { can } from "#lib/capabilities.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "./audit.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.audit") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireModerator(paths.adminAudit());
  const [{ t, calendar, site }, { role }, query] = await Promise.all([
    readDesk(),
    requireStaff(paths.adminAudit()),
    searchParams,
  ]);
  const filter = parseAuditFilter(query);
  const [{ lines, next }, actors] = await Promise.all([
    listAudit({ filter, before: parseId(query.before) }),
    listActors(filter.person),
  ]);
  const narrowing = auditQuery(filter);
  const { action, subject } = messagesFor(site.locale).admin;
  return (
    <div className="page">
      <h1>{t("admin.audit")}</h1>
      <p className="muted">{t("houseDesk.logIntro")}</p>
      <AuditFilterForm
        t={t}
        filter={filter}
        actors={actors}
        subjects={Object.keys(subject)}
        actions={Object.keys(action)}
      />
      {lines.length === 0 && Object.keys(narrowing).length > 0 ? (
        <p className="muted">{t("houseDesk.nothingFits")}</p>
      ) : (
        <AuditTable t={t} calendar={calendar} lines={lines} />
      )}
      <p className="buttons">
        {next !== null && (
          <Link
            className="button"
            href={paths.adminAudit({ ...narrowing, before: `${next}` })}
            prefetch={false}
          >
            {t("admin.older")}
          </Link>
        )}
        {can(role, "administer") &&
          (["csv", "jsonl"] as const).map((format) => (
            <a
              key={format}
              className="button"
              href={paths.adminAuditExport({ ...narrowing, format })}
              download
            >
              {t(`houseDesk.export.${format}`)}
            </a>
          ))}
      </p>
    </div>
  );
}
