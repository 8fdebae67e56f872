import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import type { Promotions } from "#lib/promos.ts";
import { tags } from "#lib/tags.ts";

/** Enough to choose from, not enough to bury the article. */
const LIMITS = { promos: 6, jobs: 5, books: 2 };

/** What stands under an article or a list now: placed for its section (or one above) or topics, or for everywhere. In one statement. */
export async function listPromotions(place: {
  sectionId?: number;
  topicIds?: number[];
}): Promise<Promotions> {
  answerShows(tags.promotions());
  const { rows } = await db().execute<Promotions>(sql`
    WITH RECURSIVE up AS (
      SELECT s.id, s.parent_id, 0 AS height FROM sections s WHERE s.id = ${place.sectionId ?? null}::bigint
      UNION ALL
      SELECT s.id, s.parent_id, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id WHERE up.height < 8)
    SELECT
      ${listed(sql`json_build_object('id', x.id, 'text', x.text, 'href', x.href, 'paid', x.paid)`, "promos", LIMITS.promos)} AS promos,
      ${listed(
        sql`json_build_object('id', x.id, 'title', x.title, 'employer', x.employer, 'place', x.place,
        'href', x.href, 'paid', x.paid)`,
        "job_ads",
        LIMITS.jobs,
      )} AS jobs,
      ${listed(
        sql`json_build_object('id', x.id, 'title', x.title, 'author', x.author, 'publisher', x.publisher,
        'year', x.year, 'blurb', x.blurb, 'href', x.href, 'paid', x.paid, 'price', x.price,
        'currency', x.currency, 'priceDate', x.price_date)`,
        "books",
        LIMITS.books,
      )} AS books`);
  return rows[0] ?? { promos: [], jobs: [], books: [] };

  /** What was placed for this very spot comes before what stands everywhere. */
  function listed(json: SQL, table: "promos" | "job_ads" | "books", limit: number): SQL {
    const x = sql.raw(table);
    return sql`(SELECT coalesce(json_agg(y.json ORDER BY y.rank), '[]') FROM (
      SELECT ${json} AS json,
        row_number() OVER (ORDER BY x.section_id IS NULL AND x.topic_id IS NULL, x.position, x.id) AS rank
      FROM ${x} x
      WHERE (x.section_id IS NULL OR x.section_id IN (SELECT id FROM up))
        AND (x.topic_id IS NULL OR x.topic_id = ANY(${ids(place.topicIds ?? [])}))
        AND (x.starts_at IS NULL OR x.starts_at <= now()) AND (x.ends_at IS NULL OR x.ends_at > now())
      ORDER BY rank LIMIT ${limit}) y)`;
  }
}
