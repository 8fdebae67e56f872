import { type SQL, sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { hasArticles } from "#db/sections.ts";
import { isLive } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { translationsJson } from "#db/translations.ts";
import { answerShows } from "#lib/answer.ts";
import type { Operator, System } from "#lib/proof.ts";
import { SITEMAP_SIZE } from "#lib/sitemap.ts";
import { tags } from "#lib/tags.ts";

/** Of the newest substantive changes so many are looked at for the index: the cost does not grow with the archive. */
const RECENT_CHANGES = 1000;

export type SitemapMonth = { year: number; month: number; files: number; changedAt: Date };
export type SitemapArticle = {
  slug: string;
  section: { slug: string };
  changedAt: Date;
  language: "de" | "en";
  /** As far as search engines may list them. */
  translations: { language: "de" | "en"; slug: string; section: { slug: string }; isListed: boolean }[];
};

/** Months that ended so long ago are taken as they were last counted. */
const SETTLED_DAYS = 40;

/**
 * Counts the articles of every month, for the index. Once an hour, and when an import is done: older months get new
 * articles by nothing else.
 */
export async function countSitemapMonths(_: System | Operator): Promise<void> {
  await transaction(async (tx) => {
    await tx.execute(sql`DELETE FROM sitemap_months`);
    await tx.execute(sql`
      INSERT INTO sitemap_months (month, articles)
      SELECT date_trunc('month', a.published_at AT TIME ZONE ${portalTimeZone})::date, count(*)::int
      FROM articles a WHERE a.state = 'live' AND a.published_at IS NOT NULL GROUP BY 1`);
  });
}

/**
 * Months with articles, newest first, how many files each takes, and when something in it last changed.
 * Jumps from month to month in the index; the articles of a month that is not settled are counted in the index alone.
 */
export async function listSitemapMonths(): Promise<SitemapMonth[]> {
  answerShows(tags.list("sitemap"));
  const monthOf = (moment: SQL) => sql`date_trunc('month', ${moment}, ${portalTimeZone})`;
  const newest = (before: SQL) => sql`
    SELECT a.published_at FROM articles a WHERE ${isLive} AND a.published_at < ${before}
    ORDER BY a.published_at DESC, a.id DESC LIMIT 1`;
  const { rows } = await db().execute<{ year: number; month: number; files: number; changedAt: string }>(sql`
    WITH RECURSIVE months AS (
      SELECT (${newest(sql`'infinity'`)}) AS newest
      UNION ALL
      SELECT (${newest(monthOf(sql`months.newest`))}) FROM months WHERE months.newest IS NOT NULL),
    changes AS MATERIALIZED (
      SELECT a.published_at, a.substantive_updated_at FROM articles a
      WHERE a.state = 'live' AND a.substantive_updated_at IS NOT NULL
      ORDER BY a.substantive_updated_at DESC LIMIT ${RECENT_CHANGES})
    SELECT extract(year FROM m.newest AT TIME ZONE ${portalTimeZone})::int AS year,
      extract(month FROM m.newest AT TIME ZONE ${portalTimeZone})::int AS month,
      greatest(1, ceil(coalesce(
        (SELECT c.articles FROM sitemap_months c WHERE m.newest < now() - make_interval(days => ${SETTLED_DAYS})
          AND c.month = date_trunc('month', m.newest AT TIME ZONE ${portalTimeZone})::date),
        (SELECT count(*) FROM articles a
          WHERE a.state = 'live' AND a.published_at >= ${monthOf(sql`m.newest`)} AND a.published_at <= m.newest))
        / ${SITEMAP_SIZE}::numeric))::int AS files,
      greatest(m.newest, (SELECT max(c.substantive_updated_at) FROM changes c
        WHERE c.published_at >= ${monthOf(sql`m.newest`)} AND c.published_at <= m.newest)) AS "changedAt"
    FROM months m WHERE m.newest IS NOT NULL ORDER BY m.newest DESC`);
  return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

type Row = Pick<SitemapArticle, "slug" | "language"> & {
  sectionSlug: string;
  changedAt: string;
  translations: (SitemapArticle["translations"][number] & { isLive: boolean })[];
};

/**
 * The articles of a month that search engines may list.
 * @param part.month 1–12, in the portal's zone
 * @param part.file 1 for the newest SITEMAP_SIZE of them, and so on
 */
export async function listSitemapArticles({
  year,
  month,
  file,
}: {
  year: number;
  month: number;
  file: number;
}): Promise<SitemapArticle[]> {
  answerShows(tags.list("sitemap"));
  const start = (after: string) =>
    sql`((make_date(${year}, ${month}, 1) + ${after}::interval) AT TIME ZONE ${portalTimeZone})`;
  const { rows } = await db().execute<Row>(sql`
    SELECT a.slug, s.slug AS "sectionSlug", coalesce(a.substantive_updated_at, a.published_at) AS "changedAt",
      a.language, CASE WHEN a.translation_group IS NOT NULL THEN ${translationsJson} ELSE '[]' END AS translations
    FROM (
      SELECT a.id, a.slug, a.section_id, a.state, a.published_at, a.substantive_updated_at, a.embargo_until,
        a.hide_from_search_engines, a.language, a.translation_group
      FROM articles a
      WHERE a.state = 'live' AND a.published_at >= ${start("0")} AND a.published_at < ${start("1 month")}
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${SITEMAP_SIZE} OFFSET ${(file - 1) * SITEMAP_SIZE}) a
    JOIN sections s ON s.id = a.section_id
    WHERE ${isLive} AND NOT a.hide_from_search_engines
    ORDER BY a.published_at DESC, a.id DESC`);
  return rows.map(({ slug, sectionSlug, changedAt, language, translations }) => ({
    slug,
    section: { slug: sectionSlug },
    changedAt: new Date(changedAt),
    language,
    translations: translations.filter(({ isLive, isListed }) => isLive && isListed),
  }));
}

/** Everything besides articles that search engines may list; lists carry no date, they change all the time. */
export type SitemapPlaces = {
  sections: { slug: string }[];
  topics: { slug: string }[];
  stories: { slug: string }[];
  authors: { slug: string }[];
  pages: { slug: string; changedAt: Date }[];
  /** Of the newsletter, as far as they were sent. */
  issues: { slug: string; changedAt: Date }[];
};

/** @param thinBelow topics and stories with fewer articles are left out (B3) */
export async function listSitemapPlaces(thinBelow: number): Promise<SitemapPlaces> {
  answerShows(tags.list("sitemap"), tags.list("topics"), tags.list("newsletter"));
  const enough = Math.max(thinBelow, 1);
  const list = (rows: SQL) => sql`(SELECT coalesce(json_agg(x), '[]') FROM (${rows}) x)`;
  const { rows } = await db().execute<
    Omit<SitemapPlaces, "pages" | "issues"> &
      Record<"pages" | "issues", { slug: string; changedAt: string }[]>
  >(sql`
    SELECT
      ${list(sql`SELECT s.slug FROM sections s WHERE s.hidden_at IS NULL AND ${hasArticles(sql`s.id`)}
        ORDER BY s.position, s.id LIMIT 1000`)}
        AS sections,
      ${list(sql`SELECT t.slug FROM topics t
        WHERE t.article_count >= ${enough} AND t.merged_into IS NULL
        ORDER BY t.article_count DESC, t.id LIMIT 15000`)} AS topics,
      ${list(sql`SELECT st.slug FROM stories st WHERE (
        SELECT count(*) FROM (SELECT FROM articles a WHERE a.story_id = st.id AND ${isLive} LIMIT ${enough}) x) = ${enough}
        ORDER BY st.id DESC LIMIT 1500`)} AS stories,
      ${list(sql`SELECT w.slug FROM authors w WHERE EXISTS (
        SELECT FROM article_authors aa WHERE aa.author_id = w.id AND aa.published_at <= now())
        ORDER BY w.id LIMIT 5000`)} AS authors,
      ${list(sql`SELECT p.slug, max(p.updated_at) AS "changedAt" FROM pages p WHERE p.state = 'live'
        GROUP BY p.slug ORDER BY p.slug LIMIT 2000`)} AS pages,
      ${list(sql`SELECT n.slug, n.sent_at AS "changedAt" FROM newsletter_issues n WHERE n.sent_at IS NOT NULL
        ORDER BY n.sent_at DESC LIMIT 1000`)} AS issues`);
  const { sections = [], topics = [], stories = [], authors = [], pages = [], issues = [] } = rows[0] ?? {};
  const dated = (all: { slug: string; changedAt: string }[]) =>
    all.map(({ slug, changedAt }) => ({ slug, changedAt: new Date(changedAt) }));
  return {
    sections,
    topics,
    stories,
    authors,
    pages: dated(pages),
    issues: dated(issues),
  };
}
