import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveMonths } from "#db/archive-months.ts";
import { db } from "#db/client.ts";
import { type Days, newestHits } from "#db/search-hits.ts";
import { makeMany } from "#db/testing/plans.ts";

const ARTICLES = 6_000;
const ANY_TIME: Days = { from: null, to: null };
const year = new Date().getFullYear();

/** What would be found by looking through everything at once. */
async function plainly(query: string, limit: number, { from, to }: Days): Promise<number[]> {
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT w.article_id AS id FROM article_words w WHERE w.words @@ ${query}::tsquery AND w.published_at <= now()
      AND (${from}::date IS NULL OR w.published_at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Berlin')
      AND (${to}::date IS NULL OR w.published_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
    ORDER BY w.published_at DESC, w.article_id DESC LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

describe("the newest articles with a word, looked for month by month", () => {
  beforeAll(() => makeMany(ARTICLES), 60_000);

  it.each<[string, string, number, Days]>([
    ["a word that every article has, a few", "haeufig", 50, ANY_TIME],
    ["many", "haeufig", 1_001, ANY_TIME],
    ["more than there are", "viel", ARTICLES, ANY_TIME],
    ["a rare word that was thought common", "wort7", 500, ANY_TIME],
    ["words that never stand together", "viel & manch", 500, ANY_TIME],
    ["one or the other", "wort7 | wort8 & viel", 500, ANY_TIME],
    ["one without the other", "haeufig & !viel", 700, ANY_TIME],
    ["in a year", "haeufig", 5_000, { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }],
    ["since a day", "haeufig", 900, { from: `${year - 1}-03-17`, to: null }],
    ["until a day", "haeufig", 900, { from: null, to: `${year - 1}-03-01` }],
    ["in days of which there are none", "haeufig", 500, { from: "1950-01-01", to: "1950-12-31" }],
  ])("%s", async (_, query, limit, days) => {
    const months = archiveMonths(db());
    const found = await newestHits(db(), query, { limit, likely: ARTICLES, days, months });
    expect(found.map(({ id }) => id)).toEqual(await plainly(query, limit, days));
  });
});
