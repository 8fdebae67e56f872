import { sql } from "drizzle-orm";
import { type Database, db } from "#db/client.ts";
import { can, ROLES } from "#lib/capabilities.ts";
import type { Colleague } from "#lib/mentions.ts";
import { Refusal } from "#lib/refusal.ts";

/** A newsroom has dozens. */
const MOST = 500;

const writing = sql.param(ROLES.filter((role) => can(role, "write")));
/** Who writes here; the query calls `users` "u". */
const isColleague = sql`u.role = ANY(${writing}::text[]) AND u.deleted_at IS NULL AND u.display_name IS NOT NULL`;

/** Everybody who can be asked to do something, by name. */
export async function listColleagues(database: Pick<Database, "execute"> = db()): Promise<Colleague[]> {
  const { rows } = await database.execute<Colleague>(sql`
    SELECT u.id, u.display_name AS name FROM users u WHERE u.role <> 'reader' AND ${isColleague}
    ORDER BY lower(u.display_name), u.id LIMIT ${MOST}`);
  return rows;
}

/** @throws Refusal not-found for somebody who does not work here, or no longer */
export async function requireColleague(database: Pick<Database, "execute">, userId: number): Promise<void> {
  const { rows } = await database.execute(sql`SELECT FROM users u WHERE u.id = ${userId} AND ${isColleague}`);
  if (rows.length === 0) throw new Refusal("not-found", `user ${userId} does not write here`);
}
