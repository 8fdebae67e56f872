import { sql } from "drizzle-orm";
import type { ArchiveMonths, Month } from "#db/archive-months.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Reading } from "#db/vocabulary.ts";
import type { Query } from "#lib/search/wanted.ts";
import { marksOfMonths } from "#lib/words/marks.ts";
import { quote } from "#lib/words/vector.ts";

/** `year`: of its publication, in the portal's zone. */
export type Hit = { id: number; sectionId: number; year: number };

/** Days as YYYY-MM-DD in the portal's zone, both within. */
export type Days = { from: string | null; to: string | null };

type Asked = {
  limit: number;
  /** How many articles hold what the query says, about. */
  likely: number;
  days: Days;
  months: () => Promise<ArchiveMonths>;
};

/** From so many articles with the rarest word on, the newest months are looked through first. */
const MANY = 1_000;
/** So many times as many as are wanted are expected of the months that are looked through next. */
const SPARE = 1.5;
/** Where nothing was found the word is rarer than thought, so many times at least. */
const RARER = 4;
const STEPS = 4;
/** In the time of fetching one row the index passes over so many. */
const PASSED_A_ROW = 150;

/**
 * The newest articles that hold what the query says, so many at most. What stands in very many articles is looked for
 * in the newest months first, and further back as far as it takes: the rows of an index's answer cost more than the
 * answer.
 */
export async function newestHits(
  reading: Reading,
  query: Query,
  { limit, likely, days, months }: Asked,
): Promise<Hit[]> {
  if (likely <= MANY) return select(reading, query, { limit, days });
  const archive = await months();
  const left = archive.months.filter((month) => isWithin(month, days));
  const all = countOf(left);
  let share = likely / archive.articles;
  const hits: Hit[] = [];
  const passed: Month[] = [];
  for (let step = 0; step < STEPS; step++) {
    const spared = SPARE * (limit - hits.length);
    const next = takeMonths(left, spared / share);
    if (spared + countOf(next) / PASSED_A_ROW > share * (all - countOf(passed))) break;
    passed.push(...left.splice(0, next.length));
    const within = `(${query}) & (${oneOf(next)})`;
    hits.push(...(await select(reading, within, { limit: limit - hits.length, days })));
    if (hits.length >= limit) return hits;
    share = Math.min(share, hits.length > 0 ? hits.length / countOf(passed) : share / RARER);
  }
  // Of what was looked through all has been found: it is few, and costs less than to tell the index of it.
  const before = passed.at(-1)?.first;
  return [...hits, ...(await select(reading, query, { limit: limit - hits.length, days, before }))];
}

const oneOf = (months: readonly Month[]) =>
  marksOfMonths(months.map(({ first }) => first))
    .map(quote)
    .join(" | ");

const countOf = (months: readonly Month[]) => months.reduce((sum, { articles }) => sum + articles, 0);

/** The newest months that hold so many articles together. */
function takeMonths(months: readonly Month[], articles: number): Month[] {
  let held = 0;
  const after = months.findIndex((month) => {
    held += month.articles;
    return held >= articles;
  });
  return after < 0 ? [...months] : months.slice(0, after + 1);
}

/** Zones differ from UTC by hours: the months at the edges are within. */
function isWithin({ first }: Month, { from, to }: Days): boolean {
  const DAY = 86_400_000;
  const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
  return (
    (from === null || end + DAY > Date.parse(from)) &&
    (to === null || first.getTime() - 2 * DAY < Date.parse(to))
  );
}

async function select(
  reading: Reading,
  query: Query,
  { limit, days: { from, to }, before }: { limit: number; days: Days; before?: Date },
): Promise<Hit[]> {
  const day = (text: string, plus: number) =>
    sql`((${text}::date + ${plus}::integer)::timestamp AT TIME ZONE ${portalTimeZone})`;
  const { rows } = await reading.execute<Hit>(sql`
    SELECT w.article_id AS id, w.section_id AS "sectionId",
      extract(year FROM w.published_at AT TIME ZONE ${portalTimeZone})::int AS year
    FROM article_words w
    WHERE w.words @@ ${query}::tsquery AND w.published_at <= now()
      AND w.article_id <> ALL (ARRAY(SELECT a.id FROM articles a WHERE a.embargo_until > now()))
      AND ${before ? sql`w.published_at < ${before.toISOString()}::timestamptz` : sql`true`}
      AND ${from ? sql`w.published_at >= ${day(from, 0)}` : sql`true`}
      AND ${to ? sql`w.published_at < ${day(to, 1)}` : sql`true`}
    ORDER BY w.published_at DESC, w.article_id DESC LIMIT ${limit}`);
  return rows;
}
