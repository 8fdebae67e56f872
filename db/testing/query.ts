import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** For tests outside db/, which know no drizzle. */
export async function query<Row>(text: string): Promise<Row[]> {
  return (await db().execute(sql.raw(text))).rows as Row[];
}
