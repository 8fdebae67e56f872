import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { ALL, type Reading, readVocabulary } from "#db/vocabulary.ts";
import type { Query, Weighed } from "#lib/search/wanted.ts";
import { marks } from "#lib/words/marks.ts";
import { quote } from "#lib/words/vector.ts";

export type Hit = { id: number; publishedAt: string };

/** Days as YYYY-MM-DD in the portal's zone, both within. */
export type Days = { from: string | null; to: string | null };

/** From so many articles with the rarest word on, the newest months are looked through first. */
const MANY = 5_000;
/** Months are taken in until so many articles with the rarest word are likely, then four times as many. */
const TARGET = 3_000;
const WIDER = 4;
const MONTHS = 12 * 60;

/**
 * The newest articles that hold what the query says, so many at most. What stands in very many articles is looked for
 * in the newest months first: the index never hands over more than a few thousand rows.
 * @param likely in how many articles the rarest word of the query stands
 */
export async function newestHits(
  tx: Reading,
  query: Query,
  { limit, likely, days }: { limit: number; likely: number; days: Days },
): Promise<Hit[]> {
  if (likely <= MANY) return select(tx, query, { limit, days });
  for (const months of await windows(tx, likely)) {
    const hits = await select(tx, `${query} & (${months.map(quote).join(" | ")})`, { limit, days });
    if (hits.length >= limit) return hits;
  }
  return select(tx, query, { limit, days });
}

async function select(
  tx: Reading,
  query: Query,
  { limit, days: { from, to } }: { limit: number; days: Days },
): Promise<Hit[]> {
  const day = (text: string, plus: number) =>
    sql`((${text}::date + ${plus}::integer)::timestamp AT TIME ZONE ${portalTimeZone})`;
  const { rows } = await tx.execute<Hit>(sql`
    SELECT w.article_id AS id, to_json(w.published_at)#>>'{}' AS "publishedAt" FROM article_words w
    WHERE w.words @@ ${query}::tsquery AND w.published_at <= now()
      AND w.article_id <> ALL (ARRAY(SELECT a.id FROM articles a WHERE a.embargo_until > now()))
      AND ${from ? sql`w.published_at >= ${day(from, 0)}` : sql`true`}
      AND ${to ? sql`w.published_at < ${day(to, 1)}` : sql`true`}
    ORDER BY w.published_at DESC, w.article_id DESC LIMIT ${limit}`);
  return rows;
}

/** Growing lists of month marks, the newest first, each likely to hold enough. */
async function windows(tx: Reading, likely: number): Promise<string[][]> {
  const months = lastMonths();
  const counts = await readVocabulary(tx, [ALL, ...months]);
  const all = counts.get(ALL)?.articles ?? 0;
  const lists: string[][] = [];
  let [held, target] = [0, (TARGET * all) / likely];
  for (const [at, month] of months.entries()) {
    held += counts.get(month)?.articles ?? 0;
    if (held < target) continue;
    if (held >= all / 2) break;
    lists.push(months.slice(0, at + 1));
    target *= WIDER;
  }
  return lists;
}

function lastMonths(): string[] {
  const now = new Date();
  return Array.from({ length: MONTHS }, (_, back) =>
    marks.month(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))),
  );
}

/** Weights of the grades D, C, B, A (lib/words/vector.ts). */
const GRADES = "{0.3, 0.55, 0.75, 1.0}";
/** Words close to each other say more than the same ones apart. */
const NEARNESS = 0.3;
/** How much of a text's length counts: a long one holds any word more often. */
const LENGTH = 0.3;
/** Words of an article as most are. */
const USUAL_LENGTH = 200;
/** Of two that say the same the younger is the better; the oldest keeps this much. */
const OLDEST_KEEPS = 0.7;
const FRESH_DAYS = 365;

export type Ranked = Hit & { score: number };

/**
 * Puts articles in order: the sum over the words of rarity × how often and where they stand (Postgres' ts_rank, which
 * saturates), more where they stand together, less in long and in old texts.
 * @param first those that hold all that was asked for stand before the others
 */
export async function rankHits(
  tx: Transaction,
  hits: readonly Hit[],
  { weights, first }: { weights: readonly Weighed[]; first: Query | null },
): Promise<Ranked[]> {
  if (hits.length === 0) return [];
  const grades = sql.raw(`'${GRADES}'::real[]`);
  const words: SQL[] = weights.map(
    ({ lexeme, weight }) => sql`${weight}::float8 * ts_rank(${grades}, v.words, ${quote(lexeme)}::tsquery)`,
  );
  const together = weights.map(({ lexeme }) => quote(lexeme)).join(" & ");
  const heaviest = Math.max(0, ...weights.map(({ weight }) => weight));
  const nearness =
    weights.length > 1
      ? sql`+ ${NEARNESS * heaviest}::float8 * ts_rank(${grades}, v.words, ${together}::tsquery)`
      : sql``;
  const { rows } = await tx.execute<Ranked>(sql`
    WITH v AS MATERIALIZED (
      -- Put together with nothing it is unpacked once, not once for each word.
      SELECT w.article_id, w.published_at, w.length, w.words || ''::tsvector AS words
      FROM article_words w WHERE w.article_id = ANY(${ids(hits.map(({ id }) => id))}))
    SELECT v.article_id AS id, to_json(v.published_at)#>>'{}' AS "publishedAt",
      ((${words.length > 0 ? sql.join(words, sql` + `) : sql`0`}) ${nearness})
        / (1 + ${LENGTH}::float8 * ln(1 + v.length / ${USUAL_LENGTH}::float8))
        * (${OLDEST_KEEPS}::float8 + ${1 - OLDEST_KEEPS}::float8 * exp(-greatest(extract(epoch FROM now() - v.published_at), 0)::float8 / 86400 / ${FRESH_DAYS}::float8)) AS score
    FROM v
    ORDER BY ${first ? sql`v.words @@ ${first}::tsquery DESC,` : sql``} score DESC, v.published_at DESC, v.article_id DESC`);
  return rows;
}
