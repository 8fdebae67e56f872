import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

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

/** Who did what, newest first. @param before the last line of the page before */
export async function listAudit(
  before: number | null = null,
): Promise<{ lines: AuditLine[]; next: number | null }> {
  const { rows } = await db().execute<AuditLine>(sql`
    SELECT l.id, l.at, l.actor_id AS "actorId", l.actor_name AS actor, l.action, l.subject,
      l.subject_id AS "subjectId", l.detail
    FROM audit_log l WHERE ${before === null ? sql`true` : sql`l.id < ${before}`}
    ORDER BY l.id DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  return { lines, next: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}
