import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** All sections by name, hidden ones too: what the newsroom picks from. */
export async function listSectionNames(): Promise<{ id: number; name: string }[]> {
  const { rows } = await db().execute<{ id: number; name: string }>(
    sql`SELECT s.id, s.name FROM sections s ORDER BY lower(s.name), s.id LIMIT 500`,
  );
  return rows;
}
