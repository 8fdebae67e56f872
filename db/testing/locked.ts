import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** Runs fn while nobody else can read these tables: whoever tries waits. */
export async function whileLocked<Result>(tables: string, fn: () => Promise<Result>): Promise<Result> {
  return db().transaction(async (tx) => {
    await tx.execute(sql.raw(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`));
    return fn();
  });
}
