import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** Whether the database answers within a time, in milliseconds. Never throws. */
export async function databaseAnswers(within: number): Promise<boolean> {
  const answer = db().execute(sql`select 1`);
  const late = new Promise<never>((_, reject) => setTimeout(reject, within).unref());
  return Promise.race([answer, late]).then(
    () => true,
    () => false,
  );
}
