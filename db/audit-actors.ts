import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

export type AuditActor = { id: number; name: string };

const MOST_LISTED = 500;

/** Whom the log can be narrowed to: everybody who works here, and the person it is narrowed to already. */
export async function listActors(chosen: number | null): Promise<AuditActor[]> {
  const { rows } = await db().execute<AuditActor>(sql`
    SELECT u.id, coalesce(u.display_name, u.email, '') AS name FROM users u
    WHERE (u.role <> 'reader' AND u.deleted_at IS NULL) OR u.id = ${chosen ?? 0} ORDER BY 2 LIMIT ${MOST_LISTED}`);
  return rows;
}
