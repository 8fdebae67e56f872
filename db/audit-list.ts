import { type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, transaction } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { type AuditFilter, auditQuery, WHOLE_LOG } from "#lib/audit-filter.ts";
import type { Admin } from "#lib/proof.ts";

export type AuditLine = {
  id: number;
  at: string;
  actorId: number | null;
  actor: string;
  action: string;
  subject: string;
  subjectId: number | null;
  detail: Record<string, unknown>;
};

const PAGE = 50;
const EXPORTED_AT_ONCE = 1000;

type Wanted = {
  filter?: AuditFilter;
  /** The last line of the page before. */
  before?: number | null;
  most?: number;
};

/** Who did what, newest first. */
export async function listAudit({ filter = WHOLE_LOG, before = null, most = PAGE }: Wanted = {}): Promise<{
  lines: AuditLine[];
  next: number | null;
}> {
  const { rows } = await db().execute<AuditLine>(sql`
    SELECT l.id, l.at, l.actor_id AS "actorId", l.actor_name AS actor, l.action, l.subject,
      l.subject_id AS "subjectId", l.detail
    FROM audit_log l WHERE ${narrowed(filter, before)}
    ORDER BY l.at DESC, l.id DESC LIMIT ${most + 1}`);
  const lines = rows.slice(0, most);
  return { lines, next: rows.length > most ? (lines.at(-1)?.id ?? null) : null };
}

/** The log from its newest line to its oldest, a piece at a time; that it was taken out of the house is a line of it. */
export async function* exportAudit(admin: Admin, filter: AuditFilter): AsyncGenerator<AuditLine[]> {
  await transaction((tx) =>
    audit(tx, admin, { action: "export", subject: "audit_log", detail: auditQuery(filter) }),
  );
  for (let before: number | null = null; ; ) {
    const { lines, next } = await listAudit({ filter, before, most: EXPORTED_AT_ONCE });
    yield lines;
    if (next === null) return;
    before = next;
  }
}

/** Each condition is a prefix of an index that ends in the time. */
function narrowed({ person, subject, subjectId, action, from, to }: AuditFilter, before: number | null): SQL {
  const startOf = (day: string, plus: number) =>
    sql`((${day}::date + ${plus}::int)::timestamp AT TIME ZONE ${portalTimeZone})`;
  const conditions = [
    person === 0 && sql`l.actor_id IS NULL`,
    person !== null && person !== 0 && sql`l.actor_id = ${person}`,
    subject !== "" && sql`l.subject = ${subject}`,
    subjectId !== null && sql`l.subject_id = ${subjectId}`,
    action !== "" && sql`l.action = ${action}`,
    from !== "" && sql`l.at >= ${startOf(from, 0)}`,
    to !== "" && sql`l.at < ${startOf(to, 1)}`,
    before !== null &&
      sql`(l.at, l.id) < ((SELECT b.at FROM audit_log b WHERE b.id = ${before}), ${before}::bigint)`,
  ].filter((condition) => condition !== false);
  return conditions.length > 0 ? sql.join(conditions, sql` AND `) : sql`true`;
}
