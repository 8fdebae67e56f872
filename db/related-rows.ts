import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import type { RelatedChoice } from "#lib/related.ts";
import { tags } from "#lib/tags.ts";

/** Of what an editor put there and nothing else brings near. */
const NO_REASON = sql`'{"topics":[],"words":[],"story":false}'::jsonb`;

/** What is chosen for each article. */
export type Choices = Map<number, RelatedChoice[]>;
/** Who has been chosen, by which articles. */
export type Offers = Map<number, { from: number; score: number }[]>;

/** What stands beside these from now on; what an editor decided stays. */
export async function storeRelated(tx: Transaction, choices: Choices): Promise<void> {
  announce(tx, { soft: [...choices.keys()].map(tags.article) });
  const rows = [...choices].flatMap(([articleId, chosen]) =>
    chosen.map(({ id, score, reason }) => ({ articleId, relatedId: id, score, reason })),
  );
  // What an editor pinned or excluded is the editor's.
  await tx.execute(sql`
    DELETE FROM related_articles WHERE article_id = ANY(${ids([...choices.keys()])})
      AND pinned_at IS NULL AND excluded_at IS NULL`);
  await tx.execute(sql`
    UPDATE related_articles SET score = 0, reason = ${NO_REASON}
    WHERE article_id = ANY(${ids([...choices.keys()])}) AND pinned_at IS NOT NULL`);
  await tx.execute(sql`
    INSERT INTO related_articles (article_id, related_id, score, reason)
    SELECT x."articleId", x."relatedId", x.score, x.reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x("articleId" bigint, "relatedId" bigint, score real, reason jsonb)
    ON CONFLICT (article_id, related_id) DO UPDATE
      SET score = excluded.score, reason = excluded.reason, computed_at = now()`);
}

/** Takes them out of every list, and their own lists away. What an editor pinned stays, without a reason. @returns in whose lists they stood */
export async function takeAway(tx: Transaction, articleIds: readonly number[]): Promise<number[]> {
  const pinned = await tx.execute<{ id: number }>(sql`
    UPDATE related_articles SET score = 0, reason = ${NO_REASON}
    WHERE (article_id = ANY(${ids(articleIds)}) OR related_id = ANY(${ids(articleIds)})) AND pinned_at IS NOT NULL
    RETURNING article_id AS id`);
  const others = await tx.execute<{ id: number }>(sql`
    DELETE FROM related_articles
    WHERE (article_id = ANY(${ids(articleIds)}) OR related_id = ANY(${ids(articleIds)}))
      AND pinned_at IS NULL AND excluded_at IS NULL
    RETURNING article_id AS id`);
  const own = new Set(articleIds);
  return [...new Set([...pinned.rows, ...others.rows].map(({ id }) => id))].filter((id) => !own.has(id));
}

/** Their words change: until they are compared anew nothing says what they share. */
export async function forgetReasons(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    UPDATE related_articles SET reason = ${NO_REASON}
    WHERE article_id = ANY(${ids(articleIds)}) OR related_id = ANY(${ids(articleIds)})`);
}

/** What stands beside each of these already, and what has just chosen it: nothing else has changed for them. */
export async function standingBeside(
  tx: Transaction,
  articleIds: readonly number[],
  offers: Offers,
): Promise<Map<number, number[]>> {
  const { rows } = await tx.execute<{ id: number; beside: number[] }>(sql`
    SELECT r.article_id AS id, json_agg(r.related_id) AS beside FROM related_articles r
    WHERE r.article_id = ANY(${ids(articleIds)}) GROUP BY r.article_id`);
  const beside = new Map(rows.map((row) => [row.id, row.beside]));
  const offering = (id: number) => (offers.get(id) ?? []).map(({ from }) => from);
  return new Map(articleIds.map((id) => [id, [...(beside.get(id) ?? []), ...offering(id)]]));
}
