import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** How often each of these texts stands in the table; a text that is not there is not in the answer. */
export async function countByBody(bodies: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db().execute<{ body: string; count: number }>(sql`
    SELECT body, count(*)::int AS count FROM comments
    WHERE body IN (SELECT jsonb_array_elements_text(${JSON.stringify(bodies)}::jsonb)) GROUP BY body`);
  return new Map(rows.map(({ body, count }) => [body, count]));
}
