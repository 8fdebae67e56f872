import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { searchesThatFind } from "#db/saved-search.ts";
import { isLive } from "#db/teasers.ts";
import { LEAST_NEARNESS, nearnessOf, sharedOf } from "#lib/alerts.ts";
import type { RelatedCandidate } from "#lib/related.ts";

/** A word in more than this share of all articles tells nothing; the same bound as db/related-candidates.ts. */
const COMMON = sql`l.articles <= greatest(200, 0.05 * (SELECT n.articles FROM lexemes n WHERE n.lexeme = ''))`;
const WORDS_NAMED = 8;

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

/** Articles that somebody follows and that this one is near to. */
async function keyNear(tx: Transaction, articleId: number): Promise<void> {
  const { rows } = await tx.execute<Omit<RelatedCandidate, "daysApart">>(sql`
    WITH followed AS MATERIALIZED (
      SELECT DISTINCT p.ref_id AS id FROM subscriptions p
      WHERE p.kind = 'similar' AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL AND p.ref_id <> ${articleId}),
    mine AS MATERIALIZED (
      SELECT k.lexeme, k.word, k.weight FROM article_keywords k JOIN lexemes l ON l.lexeme = k.lexeme
      WHERE k.article_id = ${articleId} AND ${COMMON}),
    by_words AS MATERIALIZED (
      SELECT o.article_id AS id, sum(mine.weight * o.weight)::float8 AS overlap,
        (array_agg(mine.word ORDER BY mine.weight * o.weight DESC, mine.word))[1:${WORDS_NAMED}] AS words
      FROM followed f JOIN article_keywords o ON o.article_id = f.id JOIN mine ON mine.lexeme = o.lexeme
      GROUP BY o.article_id),
    by_topic AS MATERIALIZED (
      SELECT y.article_id AS id, array_agg(t.name ORDER BY x.position, t.id) AS topics
      FROM article_topics x JOIN article_topics y ON y.topic_id = x.topic_id JOIN topics t ON t.id = x.topic_id
      WHERE x.article_id = ${articleId} AND y.article_id IN (SELECT id FROM followed) GROUP BY y.article_id)
    SELECT f.id, coalesce(w.overlap, 0) AS overlap, coalesce(w.words, '{}') AS words,
      coalesce(t.topics, '{}') AS topics, coalesce(a.story_id = b.story_id, false) AS "sameStory"
    FROM followed f JOIN articles a ON a.id = f.id JOIN articles b ON b.id = ${articleId}
    LEFT JOIN by_words w ON w.id = f.id LEFT JOIN by_topic t ON t.id = f.id
    WHERE w.id IS NOT NULL OR t.id IS NOT NULL OR a.story_id = b.story_id`);
  const near = rows
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
