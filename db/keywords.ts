import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";

/**
 * So many words say what an article is about. Measured on 1,028 German articles without bounds, five neighbours
 * are of the same section in 0.56 of cases with 24 words, 0.59 with 32, 0.63 with 64; what a publication has to
 * read grows with them.
 */
const KEYWORDS = 32;
/** A word of the headline counts as three in the text, one of the standfirst as two. */
const WEIGHTS = sql`CASE w WHEN 'A' THEN 3 WHEN 'B' THEN 2 ELSE 1 END`;
/** A word that hardly any other article has links to nothing; it must not crowd out the ones that do. */
const LONELY = 3;
/** As the generated column `search`: more is not indexed. */
const INDEXED_CHARACTERS = 200_000;
/** Word tokens of the text search parser: plain, hyphenated and with digits ("5G"). No addresses, no numbers. */
const WORD_TOKENS = sql.raw("(1, 2, 3, 9, 10, 11, 15, 16, 17)");
/** No word is empty, so this lexeme marks an article as counted, and counts how many there are. */
const COUNTED = sql.raw("''");

/** Counts the words of live articles and writes down their keywords. Given again, an article gets new keywords and is not counted twice. */
export async function indexKeywords(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    INSERT INTO article_keywords (article_id, lexeme, word, weight)
    SELECT a.id, ${COUNTED}, '', 0 FROM articles a WHERE a.id = ANY(${ids(articleIds)}) AND a.state = 'live'
    ON CONFLICT DO NOTHING RETURNING article_id AS id`);
  const fresh = rows.map(({ id }) => id);
  await countLexemes(tx, fresh, sql`1`);
  await tx.execute(sql`
    DELETE FROM article_keywords WHERE article_id = ANY(${ids(articleIds)}) AND lexeme <> ${COUNTED}`);
  await tx.execute(insertKeywords(articleIds));
}

/** Takes articles out of the count: before they are withdrawn, and before their text changes. */
export async function forgetKeywords(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    DELETE FROM article_keywords WHERE article_id = ANY(${ids(articleIds)}) AND lexeme = ${COUNTED}
    RETURNING article_id AS id`);
  const counted = rows.map(({ id }) => id);
  await countLexemes(tx, counted, sql`-1`);
  await tx.execute(sql`DELETE FROM article_keywords WHERE article_id = ANY(${ids(articleIds)})`);
}

/** In the order of the words, so that two at once wait for each other instead of for ever. */
async function countLexemes(tx: Transaction, articleIds: readonly number[], step: SQL): Promise<void> {
  if (articleIds.length === 0) return;
  await tx.execute(sql`
    INSERT INTO lexemes (lexeme, articles)
    SELECT x.lexeme, count(*) * ${step} FROM articles a, unnest(tsvector_to_array(a.search) || ${COUNTED}::text) AS x(lexeme)
    WHERE a.id = ANY(${ids(articleIds)}) GROUP BY x.lexeme ORDER BY x.lexeme
    ON CONFLICT (lexeme) DO UPDATE SET articles = greatest(lexemes.articles + excluded.articles, 0)`);
}

/**
 * weight = √(occurrences) × rarity, scaled so that an article's weights have the length one. The word shown is
 * the commonest form in the text: "Verhandlungen", not "verhandl"; a verb that once begins a sentence stays a verb.
 */
function insertKeywords(articleIds: readonly number[]): SQL {
  return sql`
    INSERT INTO article_keywords (article_id, lexeme, word, weight)
    SELECT a.id, k.lexeme, k.word, k.weight / sqrt(sum(k.weight * k.weight) OVER (PARTITION BY a.id))
    FROM articles a
    CROSS JOIN LATERAL (
      WITH rare AS MATERIALIZED (
        SELECT v.lexeme, v.occurrences * ln(1 + v.of::float8 / v.articles) * v.articles / (v.articles + ${LONELY}::float8) AS weight
        FROM (
          SELECT u.lexeme, sqrt((SELECT sum(${WEIGHTS}) FROM unnest(u.weights) w)) AS occurrences,
            (SELECT l.articles FROM lexemes l WHERE l.lexeme = u.lexeme) AS articles,
            (SELECT l.articles FROM lexemes l WHERE l.lexeme = ${COUNTED}) AS of
          FROM unnest(a.search) u WHERE u.lexeme ~ '^[[:alnum:]-]*[[:alpha:]][[:alnum:]-]*$') v
        WHERE v.articles > 0 ORDER BY weight DESC, v.lexeme LIMIT ${2 * KEYWORDS}),
      words AS MATERIALIZED (
        SELECT DISTINCT ON (x.lexeme) x.lexeme, t.word
        FROM (
          SELECT p.token AS word, count(*) AS times
          FROM ts_parse('default', a.title || ' ' || a.standfirst || ' ' || left(a.body_text, ${INDEXED_CHARACTERS})) p
          WHERE p.tokid IN ${WORD_TOKENS} AND length(p.token) BETWEEN 2 AND 60 GROUP BY p.token) t
        CROSS JOIN LATERAL unnest(ts_lexize(CASE a.language WHEN 'en' THEN 'english_stem' ELSE 'german_stem' END::regdictionary,
          lower(t.word))) AS x(lexeme)
        WHERE x.lexeme IN (SELECT lexeme FROM rare)
        ORDER BY x.lexeme, t.times DESC, t.word = lower(t.word) DESC, t.word)
      SELECT rare.lexeme, words.word, rare.weight FROM rare JOIN words ON words.lexeme = rare.lexeme
      ORDER BY rare.weight DESC, rare.lexeme LIMIT ${KEYWORDS}) k
    WHERE a.id = ANY(${ids(articleIds)}) AND a.state = 'live'
    ON CONFLICT DO NOTHING`;
}
