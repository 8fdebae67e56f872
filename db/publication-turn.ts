import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";

/** Any number that no other lock in this database uses. */
const PUBLICATION_LOCK = 48_151_623;

/**
 * Everything that changes what is live takes this first. Publications count the same words and topics and
 * rewrite each other's neighbours; one after the other they cannot deadlock.
 */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${PUBLICATION_LOCK})`);
}
