import { sql } from "drizzle-orm";
import { archiveMonths } from "#db/archive-months.ts";
import { readTraits } from "#db/article-traits.ts";
import type { Transaction } from "#db/client.ts";
import { newestHits } from "#db/search-hits.ts";
import { ids, isLive } from "#db/teasers.ts";
import { ALL, readVocabulary } from "#db/vocabulary.ts";
import type { RelatedCandidate } from "#lib/related.ts";
import { anyOrPairs } from "#lib/search/wanted.ts";
import { keywordCosine, latentNearness, sharedWords, type Traits } from "#lib/words/traits.ts";

/*
 * The work per article has a ceiling, however many articles there are: so many that share words with it, three topics
 * × 30, one story × 20.
 */
const BY_WORDS = 400;
const PER_TOPIC = 30;
const PER_STORY = 20;
/** A word that stands in more than this share of all articles tells nothing. */
const COMMON_SHARE = 0.05;
const COMMON_AT_LEAST = 200;
const WORDS_NAMED = 8;

const ANY_TIME = { from: null, to: null };

/**
 * Who could stand beside each of these articles. An editor's "never" is respected.
 * @param known for an article that only these are to be looked at for their words; the others are searched for
 */
export async function readCandidates(
  tx: Transaction,
  articleIds: readonly number[],
  known: ReadonlyMap<number, readonly number[]> = new Map(),
): Promise<Map<number, RelatedCandidate[]>> {
  const found = new Map<number, RelatedCandidate[]>();
  const own = await readTraits(tx, articleIds);
  for (const id of articleIds) {
    const traits = own.get(id);
    const byWords = known.get(id) ?? (traits ? await sharingWords(tx, traits) : []);
    found.set(id, await compare(tx, { id, traits, byWords }));
  }
  return found;
}

/** The newest that hold one of the rare keywords, or two of the others. */
async function sharingWords(tx: Transaction, { keywords }: Traits): Promise<number[]> {
  const known = await readVocabulary(tx, [ALL, ...keywords.keys()]);
  const of = known.get(ALL)?.articles ?? 0;
  const telling = [...keywords.keys()]
    .map((lexeme) => ({ lexeme, articles: known.get(lexeme)?.articles ?? 0 }))
    // In one article alone it stands only here.
    .filter(({ articles }) => articles > 1 && articles <= Math.max(COMMON_AT_LEAST, COMMON_SHARE * of))
    .toSorted((a, b) => a.articles - b.articles);
  const found = new Set<number>();
  const months = archiveMonths(tx);
  for (const { query, likely } of anyOrPairs(telling)) {
    const hits = await newestHits(tx, query, { limit: BY_WORDS, likely, days: ANY_TIME, months });
    for (const { id } of hits) found.add(id);
  }
  return [...found];
}

type Compared = { id: number; traits: Traits | undefined; byWords: readonly number[] };
type Row = Omit<RelatedCandidate, "keywords" | "latent" | "words">;

async function compare(tx: Transaction, { id, traits, byWords }: Compared): Promise<RelatedCandidate[]> {
  const { rows } = await tx.execute<Row>(sql`
    WITH pool AS (
      SELECT unnest(${ids(byWords)}) AS id
      UNION
      SELECT o.article_id FROM article_topics t CROSS JOIN LATERAL (
        SELECT n.article_id FROM article_topics n WHERE n.topic_id = t.topic_id AND n.published_at <= now()
        ORDER BY n.published_at DESC, n.article_id DESC LIMIT ${PER_TOPIC}) o
      WHERE t.article_id = ${id}
      UNION
      SELECT o.id FROM articles b CROSS JOIN LATERAL (
        SELECT n.id FROM articles n WHERE n.story_id = b.story_id AND n.published_at <= now()
        ORDER BY n.published_at DESC LIMIT ${PER_STORY}) o
      WHERE b.id = ${id} AND b.story_id IS NOT NULL)
    SELECT a.id,
      ARRAY(SELECT t.name FROM article_topics x JOIN article_topics y ON y.topic_id = x.topic_id AND y.article_id = a.id
        JOIN topics t ON t.id = x.topic_id WHERE x.article_id = b.id ORDER BY x.position, t.id) AS topics,
      coalesce(a.story_id = b.story_id, false) AS "sameStory", a.section_id = b.section_id AS "sameSection",
      abs(extract(epoch FROM a.published_at - b.published_at) / 86400)::float8 AS "daysApart"
    FROM pool JOIN articles a ON a.id = pool.id CROSS JOIN articles b
    WHERE b.id = ${id} AND a.id <> b.id AND ${isLive} AND NOT EXISTS (
      SELECT FROM related_articles r WHERE r.article_id = b.id AND r.related_id = a.id AND r.excluded_at IS NOT NULL)`);
  const others = await readTraits(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, ...nearness(traits, others.get(row.id)) }));
}

/** How near two articles are by their words. */
export function nearness(
  one: Traits | undefined,
  other: Traits | undefined,
): Pick<RelatedCandidate, "keywords" | "latent" | "words"> {
  if (!one || !other) return { keywords: 0, latent: null, words: [] };
  return {
    keywords: keywordCosine(one.keywords, other.keywords),
    latent: latentNearness(one.latent, other.latent),
    words: sharedWords(one.keywords, other.keywords).slice(0, WORDS_NAMED),
  };
}
