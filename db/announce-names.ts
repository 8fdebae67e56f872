import { type SQL, sql } from "drizzle-orm";
import { announce, MOST_TAGS } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { tags } from "#lib/tags.ts";

/**
 * A name that stands in bylines, under texts and in feeds is no tag of all the pages that show it; when it
 * changes, they are looked up.
 * @param wearing selects the articles' ids
 */
export async function announceWearing(tx: Transaction, wearing: SQL): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT a.id FROM articles a WHERE a.id IN (${wearing}) AND a.state = 'live' LIMIT ${MOST_TAGS + 1}`);
  announce(tx, { hard: rows.map(({ id }) => tags.article(id)), soft: rows.map(({ id }) => tags.teaser(id)) });
}
