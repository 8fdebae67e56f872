import { sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { carryFollowers } from "#db/carry-followers.ts";
import { announce } from "#db/changes.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { leavePath } from "#db/section-addresses.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

type Found = { id: number; slug: string };

/**
 * Two stories become one: articles and whoever follows it carry over, the old address leads to the one that stays.
 * @param into its title or the last part of its address
 * @returns the id of the one that stays
 * @throws Refusal when there is no other of that name
 */
export function mergeStory(publisher: Publisher, id: number, into: string): Promise<number> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const { from, to } = await lockBoth(tx, id, into);
    // In both: who stands before and after an article is another one now.
    await announceWearing(tx, sql`SELECT x.id FROM articles x WHERE x.story_id IN (${from.id}, ${to.id})`);
    await tx.execute(sql`UPDATE articles SET story_id = ${to.id} WHERE story_id = ${from.id}`);
    await tx.execute(sql`
      UPDATE article_copies SET changes = changes || jsonb_build_object('storyId', ${to.id}::bigint)
      WHERE changes -> 'storyId' = to_jsonb(${from.id}::bigint)`);
    await carryFollowers(tx, "story", { from: from.id, to: to.id });
    await tx.execute(sql`DELETE FROM stories WHERE id = ${from.id}`);
    await leavePath(tx, `/story/${from.slug}`, `/story/${to.slug}`);
    announce(tx, { hard: [tags.story(from.id), tags.story(to.id)], soft: [tags.list("sitemap")] });
    const detail = { merged: true, into: to.slug };
    await audit(tx, publisher, { action: "save", subject: "story", subjectId: id, detail });
    return to.id;
  });
}

async function lockBoth(tx: Transaction, id: number, into: string): Promise<{ from: Found; to: Found }> {
  const { rows } = await tx.execute<Found>(sql`
    SELECT st.id, st.slug FROM stories st
    WHERE st.id = ${id} OR st.id = (
      SELECT o.id FROM stories o WHERE (o.slug = ${into} OR lower(o.title) = lower(${into})) AND o.id <> ${id}
      ORDER BY o.slug = ${into} DESC, o.id LIMIT 1)
    ORDER BY st.id FOR UPDATE`);
  const from = rows.find((row) => row.id === id);
  const to = rows.find((row) => row.id !== id);
  if (!from) throw new Refusal("not-found", `story ${id}`);
  if (!to) throw new Refusal("merge-target", into);
  return { from, to };
}
