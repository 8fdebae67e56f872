import { sql } from "drizzle-orm";
import { readTraits } from "#db/article-traits.ts";
import type { Transaction } from "#db/client.ts";
import { nearness } from "#db/related-candidates.ts";
import { searchesThatFind } from "#db/saved-search.ts";
import { ids, isLive } from "#db/teasers.ts";
import { LEAST_NEARNESS, nearnessOf, sharedOf } from "#lib/alerts.ts";
import type { RelatedCandidate } from "#lib/related.ts";
import type { Traits } from "#lib/words/traits.ts";

/**
 * Writes down by what subscriptions find an article, the first time that it is live: once, whatever is changed in it
 * afterwards. What comes back after days is no news. @returns whether it was written now
 */
export async function keyArticle(tx: Transaction, articleId: number): Promise<boolean> {
  const { rows } = await tx.execute<{ known: boolean }>(sql`
    SELECT EXISTS (SELECT FROM article_keys k WHERE k.article_id = a.id) AS known
    FROM articles a WHERE a.id = ${articleId} AND ${isLive}
      AND a.published_at > now() - interval '2 days' FOR UPDATE OF a`);
  if (rows[0]?.known !== false) return false;
  await tx.execute(sql`
    INSERT INTO article_keys (article_id, kind, ref_id)
    WITH RECURSIVE up AS (
      SELECT s.id, s.parent_id FROM sections s JOIN articles a ON a.section_id = s.id WHERE a.id = ${articleId}
      UNION SELECT s.id, s.parent_id FROM sections s JOIN up ON s.id = up.parent_id)
    SELECT ${articleId}::bigint, 'section', up.id FROM up
    UNION ALL SELECT ${articleId}, 'topic', t.topic_id FROM article_topics t WHERE t.article_id = ${articleId}
    UNION ALL SELECT DISTINCT ${articleId}::bigint, 'author', w.author_id FROM article_authors w
      WHERE w.article_id = ${articleId} AND w.role = 'author'
    UNION ALL SELECT a.id, 'story', a.story_id FROM articles a WHERE a.id = ${articleId} AND a.story_id IS NOT NULL`);
  await keySearches(tx, articleId);
  await keyNear(tx, articleId);
  return true;
}

/** Saved searches that find it. */
async function keySearches(tx: Transaction, articleId: number): Promise<void> {
  const { rows } = await tx.execute<{ query: string }>(sql`
    SELECT DISTINCT p.query FROM subscriptions p
    WHERE p.kind = 'search' AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL`);
  const found = await searchesThatFind(
    tx,
    articleId,
    rows.map(({ query }) => query),
  );
  await tx.execute(sql`
    INSERT INTO article_keys (article_id, kind, query)
    SELECT ${articleId}, 'search', x FROM unnest(${sql.param(found)}::text[]) x`);
}

/** Articles in one go: what is compared with each other stays small, however many are followed. */
const AT_ONCE = 1_000;

/** Articles that somebody follows and that this one is near to. */
async function keyNear(tx: Transaction, articleId: number): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT DISTINCT p.ref_id AS id FROM subscriptions p
    WHERE p.kind = 'similar' AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL AND p.ref_id <> ${articleId}`);
  const own = (await readTraits(tx, [articleId])).get(articleId);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const followed = rows.slice(at, at + AT_ONCE).map(({ id }) => id);
    await keepNear(tx, articleId, await compare(tx, { articleId, own, followed }));
  }
}

type Followed = Omit<RelatedCandidate, "daysApart">;

/** @param own what the article is compared by */
async function compare(
  tx: Transaction,
  { articleId, own, followed }: { articleId: number; own: Traits | undefined; followed: number[] },
): Promise<Followed[]> {
  const { rows } = await tx.execute<Pick<Followed, "id" | "topics" | "sameStory" | "sameSection">>(sql`
    WITH by_topic AS MATERIALIZED (
      SELECT y.article_id AS id, array_agg(t.name ORDER BY x.position, t.id) AS topics
      FROM article_topics x JOIN article_topics y ON y.topic_id = x.topic_id JOIN topics t ON t.id = x.topic_id
      WHERE x.article_id = ${articleId} AND y.article_id = ANY(${ids(followed)}) GROUP BY y.article_id)
    SELECT a.id, coalesce(t.topics, '{}') AS topics, coalesce(a.story_id = b.story_id, false) AS "sameStory",
      a.section_id = b.section_id AS "sameSection"
    FROM articles a JOIN articles b ON b.id = ${articleId} LEFT JOIN by_topic t ON t.id = a.id
    WHERE a.id = ANY(${ids(followed)})`);
  const traits = await readTraits(tx, followed);
  return rows.map((row) => ({ ...row, ...nearness(own, traits.get(row.id)) }));
}

async function keepNear(tx: Transaction, articleId: number, compared: readonly Followed[]): Promise<void> {
  const near = compared
    .map((candidate) => ({
      refId: candidate.id,
      nearness: nearnessOf(candidate),
      shared: sharedOf(candidate),
    }))
    .filter(({ nearness }) => nearness >= LEAST_NEARNESS);
  await tx.execute(sql`
    INSERT INTO article_keys (article_id, kind, ref_id, nearness, shared)
    SELECT ${articleId}, 'similar', x."refId", x.nearness, x.shared
    FROM jsonb_to_recordset(${JSON.stringify(near)}::jsonb) AS x("refId" bigint, nearness real, shared text[])`);
}
