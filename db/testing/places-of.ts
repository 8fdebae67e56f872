import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** Every column of every table, the queue's and the migrations' included, that holds a word in whatever case. */
export async function placesOf(word: string): Promise<string[]> {
  type Column = { table: string; column: string };
  const { rows } = await db().execute<Column>(sql`
    SELECT format('%I.%I', c.table_schema, c.table_name) AS table, c.column_name AS column
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
      AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'tsvector')`);
  if (rows.length < 100) throw new Error(`Only ${rows.length} columns were looked at.`);
  const found: string[] = [];
  for (const { table, column } of rows) {
    const hits = await db().execute(sql`
      SELECT FROM ${sql.raw(table)} WHERE ${sql.identifier(column)}::text ILIKE ${`%${word}%`} LIMIT 1`);
    if (hits.rowCount) found.push(`${table}.${column}`);
  }
  return found;
}
