import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Placed } from "#db/import-article-rows.ts";
import { SLOT_NAMES, slots } from "#db/schema/promos.ts";

/** WordPress' sticky posts take the front page's places that nobody has given away. */
export async function pinSticky(tx: Transaction, added: Placed[]): Promise<void> {
  const sticky = added.filter(({ record, row }) => record.sticky && row.state === "live");
  if (sticky.length === 0) return;
  const rows = await tx.select({ name: slots.name }).from(slots).where(sql`${slots.sectionId} IS NULL`);
  const free = SLOT_NAMES.filter((name) => !rows.some((row) => row.name === name));
  const pinned = sticky
    .slice(0, free.length)
    .map(({ id }, at) => ({ name: free[at] as (typeof SLOT_NAMES)[number], articleId: id }));
  if (pinned.length > 0) await tx.insert(slots).values(pinned);
}
