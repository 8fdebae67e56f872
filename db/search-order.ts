import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Hit } from "#db/search-hits.ts";
import { ids } from "#db/teasers.ts";
import type { Query, Weighed } from "#lib/search/wanted.ts";
import { quote } from "#lib/words/vector.ts";

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

/**
 * Puts articles in order: the sum over the words of rarity × how often and where they stand (Postgres' ts_rank, which
 * saturates), more where they stand together, less in long and in old texts.
 * @param first those that hold all that was asked for stand before the others
 */
export async function rankHits(
  tx: Transaction,
  hits: readonly Hit[],
  { weights, first }: { weights: readonly Weighed[]; first: Query | null },
): Promise<Hit[]> {
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
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT w.article_id AS id FROM article_words w
      -- Given new weights for none of its words it is unpacked once, not once for each word that is asked for.
      CROSS JOIN LATERAL (SELECT setweight(w.words, 'A', '{}'::text[]) AS words OFFSET 0) v
    WHERE w.article_id = ANY(${ids(hits.map(({ id }) => id))})
    ORDER BY ${first ? sql`v.words @@ ${first}::tsquery DESC,` : sql``}
      ((${words.length > 0 ? sql.join(words, sql` + `) : sql`0`}) ${nearness})
        / (1 + ${LENGTH}::float8 * ln(1 + w.length / ${USUAL_LENGTH}::float8))
        * (${OLDEST_KEEPS}::float8 + ${1 - OLDEST_KEEPS}::float8 * exp(-greatest(extract(epoch FROM now() - w.published_at), 0)::float8 / 86400 / ${FRESH_DAYS}::float8)) DESC,
      w.published_at DESC, w.article_id DESC`);
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
}
