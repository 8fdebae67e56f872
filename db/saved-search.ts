import { sql } from "drizzle-orm";
import { archiveMonths } from "#db/archive-months.ts";
import { filtersOf } from "#db/search-filters.ts";
import { newestHits } from "#db/search-hits.ts";
import { lookUp } from "#db/search-words.ts";
import type { Reading } from "#db/vocabulary.ts";
import { NO_SEARCH } from "#lib/search/search.ts";
import { readTyped } from "#lib/search/typed.ts";
import { allOf, likelyOf, type Query } from "#lib/search/wanted.ts";

/** The newest articles that hold all of what a search asks for, newest first. @param among marks that they have too (lib/words/marks.ts) */
export async function newestWith(
  reading: Reading,
  words: string,
  { among, limit }: { among: Query; limit: number },
): Promise<number[]> {
  const typed = readTyped(words);
  const filters = await filtersOf(reading, typed, NO_SEARCH);
  if (!filters) return [];
  const { seen, articles } = await lookUp(typed, reading);
  const query = [allOf(typed, seen), filters.marks, among].filter(Boolean).join(" & ");
  if (query === among) return [];
  const likely = likelyOf(typed, seen, articles);
  const hits = await newestHits(reading, query, {
    limit,
    likely,
    days: filters,
    months: archiveMonths(reading),
  });
  return hits.map(({ id }) => id);
}

/** Which of these searches would find an article. Each is looked at once, however many have saved it. */
export async function searchesThatFind(
  reading: Reading,
  articleId: number,
  searches: readonly string[],
): Promise<string[]> {
  const read = searches.map((words) => ({ words, typed: readTyped(words) }));
  const { seen } = await lookUp(
    { ...readTyped(""), all: read.flatMap(({ typed }) => [...typed.all, typed.none]) },
    reading,
  );
  const asked: { words: string; query: Query; from: string | null; to: string | null }[] = [];
  for (const { words, typed } of read) {
    const filters = await filtersOf(reading, typed, NO_SEARCH);
    const query = filters && [allOf(typed, seen), filters.marks].filter(Boolean).join(" & ");
    if (query) asked.push({ words, query, from: filters.from, to: filters.to });
  }
  const { rows } = await reading.execute<{ words: string }>(sql`
    SELECT x.words FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS x(words text, query text, "from" date, "to" date)
    JOIN article_words w ON w.article_id = ${articleId}
    WHERE w.words @@ x.query::tsquery
      AND (x."from" IS NULL OR w.published_at >= x."from") AND (x."to" IS NULL OR w.published_at < x."to" + 1)`);
  return rows.map(({ words }) => words);
}
