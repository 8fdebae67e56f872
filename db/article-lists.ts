import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { ids, isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { answerShows } from "#lib/answer.ts";
import { MAX_PAGE, PAGE_SIZE, type Paged, type Teaser } from "#lib/articles.ts";
import { tags } from "#lib/tags.ts";

const MOST_READ = 20;
const NEWEST_FIRST = sql`DESC`;
const OLDEST_FIRST = sql`ASC`;

/** The article of a link, looked up link by link: a plain join would read the whole table for a deep page. */
const liveArticle = sql`CROSS JOIN LATERAL (
  SELECT a.id FROM articles a WHERE a.id = x.article_id AND ${isLive} LIMIT 1) a`;

/** The newest articles of the whole portal. */
export function listLatest(page: number): Promise<Paged<Teaser>> {
  answerShows(tags.list("latest"));
  return listPage(
    page,
    (rows) => sql`
    SELECT a.id, a.published_at FROM articles a WHERE ${isLive}
    ORDER BY a.published_at DESC, a.id DESC ${rows}`,
  );
}

/** The newest articles of a section. @param sectionIds the section itself, then all beneath it */
export function listSection(sectionIds: number[], page: number): Promise<Paged<Teaser>> {
  answerShows(...sectionIds.slice(0, 1).map(tags.section));
  // Each section's newest come from its own index and no further than this page needs; then they are merged.
  return listPage(
    page,
    (rows, { reach }) => sql`
    SELECT x.id, x.published_at FROM unnest(${ids(sectionIds)}) AS wanted(section_id)
    CROSS JOIN LATERAL (
      SELECT a.id, a.published_at FROM articles a WHERE a.section_id = wanted.section_id AND ${isLive}
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${reach}) x
    ORDER BY x.published_at DESC, x.id DESC ${rows}`,
  );
}

export function listTopic(topicId: number, page: number): Promise<Paged<Teaser>> {
  answerShows(tags.topic(topicId));
  return listPage(
    page,
    (rows) => sql`
    SELECT a.id, x.published_at FROM article_topics x ${liveArticle}
    WHERE x.topic_id = ${topicId} AND x.published_at <= now()
    ORDER BY x.published_at DESC, x.article_id DESC ${rows}`,
  );
}

/** What someone wrote, photographed, edited or translated; an article with two of these roles stands there once. */
export function listAuthor(authorId: number, page: number): Promise<Paged<Teaser>> {
  answerShows(tags.author(authorId));
  return listPage(
    page,
    (rows) => sql`
    SELECT DISTINCT ON (x.published_at, x.article_id) a.id, x.published_at
    FROM article_authors x ${liveArticle}
    WHERE x.author_id = ${authorId} AND x.published_at <= now()
    ORDER BY x.published_at DESC, x.article_id DESC ${rows}`,
  );
}

/**
 * A running story, the newest first. An article that readers may not see yet, or any more, is not in it.
 * @param fromStart the other way round: as it went
 */
export function listStory(storyId: number, page: number, { fromStart = false } = {}): Promise<Paged<Teaser>> {
  answerShows(tags.story(storyId));
  const order = fromStart ? OLDEST_FIRST : NEWEST_FIRST;
  return listPage(
    page,
    (rows) => sql`
    SELECT a.id, a.published_at FROM articles a WHERE a.story_id = ${storyId} AND ${isLive}
    ORDER BY a.published_at ${order}, a.id ${order} ${rows}`,
    order,
  );
}

/** A month in the portal's time zone, newest first. @param month 1–12 */
export function listMonth(year: number, month: number, page: number): Promise<Paged<Teaser>> {
  answerShows(tags.list("archive"));
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12))
    return Promise.resolve({ items: [], page, hasNext: false });
  const start = (after: string) =>
    sql`((make_date(${year}, ${month}, 1) + ${after}::interval) AT TIME ZONE ${portalTimeZone})`;
  return listPage(
    page,
    (rows) => sql`
    SELECT a.id, a.published_at FROM articles a
    WHERE ${isLive} AND a.published_at >= ${start("0")} AND a.published_at < ${start("1 month")}
    ORDER BY a.published_at DESC, a.id DESC ${rows}`,
  );
}

/** Months with articles, newest first. Jumps from month to month in the index: the cost is the months, not the articles. */
export async function listArchiveMonths(): Promise<{ year: number; month: number }[]> {
  answerShows(tags.list("archive"));
  const newest = (before: SQL) => sql`(
    SELECT date_trunc('month', a.published_at, ${portalTimeZone}) FROM articles a
    WHERE ${isLive} AND a.published_at < ${before} ORDER BY a.published_at DESC, a.id DESC LIMIT 1)`;
  const { rows } = await db().execute<{ year: number; month: number }>(sql`
    WITH RECURSIVE months AS (
      SELECT ${newest(sql`'infinity'`)} AS start
      UNION ALL
      SELECT ${newest(sql`months.start`)} FROM months WHERE months.start IS NOT NULL)
    SELECT extract(year FROM start AT TIME ZONE ${portalTimeZone})::int AS year,
      extract(month FROM start AT TIME ZONE ${portalTimeZone})::int AS month
    FROM months WHERE start IS NOT NULL ORDER BY start DESC`);
  return rows;
}

/** The articles opened most often on the last days, today included. */
export async function listMostRead(days = 7, limit = MOST_READ): Promise<(Teaser & { views: number })[]> {
  answerShows(tags.list("most-read"));
  const { rows } = await db().execute<{ teaser: TeaserRow; views: number }>(sql`
    SELECT ${teaserJson} AS teaser, p.views
    FROM (
      SELECT v.article_id, sum(v.views) AS views FROM page_views v
      WHERE v.day > (now() AT TIME ZONE ${portalTimeZone})::date - ${days}::int
      GROUP BY v.article_id ORDER BY sum(v.views) DESC, v.article_id DESC LIMIT ${2 * limit}) p
    JOIN articles a ON a.id = p.article_id
    WHERE ${isLive} ORDER BY p.views DESC, a.id DESC LIMIT ${limit}`);
  return rows.map(({ teaser, views }) => ({ ...toTeaser(teaser), views }));
}

type Window = {
  /** Rows from the first page to the end of this one and the one that tells whether more follow. */
  reach: number;
};

/**
 * One page of what `select` names as (id, published_at). The bound on pages bounds what OFFSET steps over;
 * the teasers are built for the rows of this page alone.
 */
async function listPage(
  page: number,
  select: (rows: SQL, window: Window) => SQL,
  order = NEWEST_FIRST,
): Promise<Paged<Teaser>> {
  if (!Number.isInteger(page) || page < 1 || page > MAX_PAGE) return { items: [], page, hasNext: false };
  const offset = (page - 1) * PAGE_SIZE;
  const rows = sql`LIMIT ${PAGE_SIZE + 1} OFFSET ${offset}`;
  const found = await db().execute<{ teaser: TeaserRow }>(sql`
    SELECT ${teaserJson} AS teaser
    FROM (${select(rows, { reach: offset + PAGE_SIZE + 1 })}) p JOIN articles a ON a.id = p.id
    ORDER BY p.published_at ${order}, p.id ${order}`);
  const items = found.rows.slice(0, PAGE_SIZE).map(({ teaser }) => toTeaser(teaser));
  return { items, page, hasNext: found.rows.length > PAGE_SIZE && page < MAX_PAGE };
}
