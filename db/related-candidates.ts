import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ids, isLive } from "#db/teasers.ts";
import type { KeywordVector, RelatedCandidate } from "#lib/related.ts";

/*
 * The work per article has a ceiling, however many articles there are: 32 keywords × 200 rows of an index,
 * three topics × 30, one story × 20.
 */
/** A keyword leads to so many articles, the newest. */
const PER_WORD = 200;
const PER_TOPIC = 30;
const PER_STORY = 20;
/** So many with the greatest overlap are looked at. */
const BY_WORDS = 40;
/** A word that stands in more than this share of all articles (if those are more than are read anyway) tells nothing. */
const COMMON_SHARE = 0.05;
const COMMON_AT_LEAST = PER_WORD;
const WORDS_NAMED = 8;

/** Who could stand beside each of these articles. An editor's "never" is respected. */
export async function readCandidates(
  tx: Transaction,
  articleIds: readonly number[],
): Promise<Map<number, RelatedCandidate[]>> {
  const { rows } = await tx.execute<RelatedCandidate & { articleId: number }>(sql`
    WITH mine AS MATERIALIZED (
      SELECT k.article_id, k.lexeme, k.word, k.weight FROM article_keywords k JOIN lexemes l ON l.lexeme = k.lexeme
      WHERE k.article_id = ANY(${ids(articleIds)}) AND l.articles <= greatest(${COMMON_AT_LEAST}::float8,
        ${COMMON_SHARE}::float8 * (SELECT n.articles FROM lexemes n WHERE n.lexeme = ''))),
    by_words AS MATERIALIZED (
      SELECT mine.article_id, o.article_id AS other, sum(mine.weight * o.weight) AS overlap,
        (array_agg(mine.word ORDER BY mine.weight * o.weight DESC, mine.word))[1:${WORDS_NAMED}] AS words
      FROM mine CROSS JOIN LATERAL (
        SELECT k.article_id, k.weight FROM article_keywords k WHERE k.lexeme = mine.lexeme
        ORDER BY k.article_id DESC LIMIT ${PER_WORD}) o
      WHERE o.article_id <> mine.article_id
      GROUP BY mine.article_id, o.article_id),
    pool AS (
      SELECT x.article_id, x.other FROM (
        SELECT w.article_id, w.other, row_number() OVER (PARTITION BY w.article_id ORDER BY w.overlap DESC, w.other DESC) AS rank
        FROM by_words w) x WHERE x.rank <= ${BY_WORDS}
      UNION
      SELECT t.article_id, o.article_id FROM article_topics t CROSS JOIN LATERAL (
        SELECT n.article_id FROM article_topics n WHERE n.topic_id = t.topic_id AND n.published_at <= now()
        ORDER BY n.published_at DESC, n.article_id DESC LIMIT ${PER_TOPIC}) o
      WHERE t.article_id = ANY(${ids(articleIds)})
      UNION
      SELECT b.id, o.id FROM articles b CROSS JOIN LATERAL (
        SELECT n.id FROM articles n WHERE n.story_id = b.story_id AND n.published_at <= now()
        ORDER BY n.published_at DESC LIMIT ${PER_STORY}) o
      WHERE b.id = ANY(${ids(articleIds)}) AND b.story_id IS NOT NULL)
    SELECT b.id AS "articleId", a.id, coalesce(w.overlap, 0) AS overlap, coalesce(w.words, '{}') AS words,
      ARRAY(SELECT t.name FROM article_topics x JOIN article_topics y ON y.topic_id = x.topic_id AND y.article_id = a.id
        JOIN topics t ON t.id = x.topic_id WHERE x.article_id = b.id ORDER BY x.position, t.id) AS topics,
      coalesce(a.story_id = b.story_id, false) AS "sameStory",
      abs(extract(epoch FROM a.published_at - b.published_at) / 86400)::float8 AS "daysApart"
    FROM pool JOIN articles b ON b.id = pool.article_id JOIN articles a ON a.id = pool.other
    LEFT JOIN by_words w ON w.article_id = pool.article_id AND w.other = pool.other
    WHERE a.id <> b.id AND ${isLive} AND NOT EXISTS (
      SELECT FROM related_articles r WHERE r.article_id = b.id AND r.related_id = a.id AND r.excluded_at IS NOT NULL)`);
  const found = new Map<number, RelatedCandidate[]>(articleIds.map((id) => [id, []]));
  for (const { articleId, ...candidate } of rows) found.get(articleId)?.push(candidate);
  return found;
}

export async function readKeywordVectors(
  tx: Transaction,
  articleIds: readonly number[],
): Promise<Map<number, KeywordVector>> {
  const { rows } = await tx.execute<{ id: number; lexemes: string[]; weights: number[] }>(sql`
    SELECT k.article_id AS id, array_agg(k.lexeme) AS lexemes, array_agg(k.weight) AS weights
    FROM article_keywords k WHERE k.article_id = ANY(${ids(articleIds)}) GROUP BY k.article_id`);
  return new Map(
    rows.map(({ id, lexemes, weights }) => [
      id,
      new Map(lexemes.map((lexeme, i) => [lexeme, weights[i] ?? 0])),
    ]),
  );
}
