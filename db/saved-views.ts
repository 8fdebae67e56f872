import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { within } from "#db/within.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** Where a view is of use: so far in the comment queue. */
export type ViewPlace = "comments";

/** A filter that somebody keeps under a name; `query` are the names of its address. */
export type SavedView = { id: number; name: string; query: Record<string, string> };

const LONGEST_NAME = 40;
/** More would be a menu of its own. */
const MOST_VIEWS = 20;

export async function listSavedViews(userId: number, place: ViewPlace): Promise<SavedView[]> {
  const { rows } = await db().execute<SavedView>(sql`
    SELECT v.id, v.name, v.query FROM saved_views v
    WHERE v.user_id = ${userId} AND v.place = ${place} ORDER BY v.name LIMIT ${MOST_VIEWS}`);
  return rows;
}

/** Keeps a view for the moderator alone; one of the same name is replaced. @throws Refusal text-missing, too-many */
export function saveView(
  moderator: Moderator,
  { place, name, query }: { place: ViewPlace; name: string; query: Record<string, string> },
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const called = name.trim().slice(0, LONGEST_NAME);
    if (called === "") throw new Refusal("text-missing", "a view has a name");
    await tx.execute(sql`
      INSERT INTO saved_views (user_id, place, name, query)
      VALUES (${moderator.userId}, ${place}, ${called}, ${JSON.stringify(query)}::jsonb)
      ON CONFLICT (user_id, place, name) DO UPDATE SET query = excluded.query`);
    const { rows } = await tx.execute<{ views: number }>(sql`
      SELECT count(*) AS views FROM saved_views WHERE user_id = ${moderator.userId} AND place = ${place}`);
    if ((rows[0]?.views ?? 0) > MOST_VIEWS) throw new Refusal("too-many", "saved views");
  });
}

/** Forgets one of the moderator's own views. */
export function removeView(moderator: Moderator, id: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    await tx.execute(sql`DELETE FROM saved_views WHERE id = ${id} AND user_id = ${moderator.userId}`);
  });
}
