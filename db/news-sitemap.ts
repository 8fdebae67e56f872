import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive, sectionJson } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import { NEWS_DAYS, NEWS_SIZE } from "#lib/news-sitemap.ts";
import { tags } from "#lib/tags.ts";

export type NewsSitemapArticle = {
  slug: string;
  section: { slug: string };
  title: string;
  language: "de" | "en";
  publishedAt: Date;
};

/** What news searches may list (rule SM5): not what they are not to list, and nothing that is paid for. */
const isNews = sql`${isLive} AND a.published_at > now() - make_interval(days => ${NEWS_DAYS})
  AND NOT a.hide_from_search_engines AND NOT a.hide_from_news_sitemap AND a.sponsor IS NULL`;

/** How many articles the news sitemap has. */
export async function countNews(): Promise<number> {
  answerShows(tags.list("sitemap"), tags.list("latest"));
  const { rows } = await db().execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM articles a WHERE ${isNews}`);
  return rows[0]?.count ?? 0;
}

/** The articles of the last two days, the newest first. @param file 1 for the first NEWS_SIZE of them, and so on */
export async function listNewsSitemap(file = 1): Promise<NewsSitemapArticle[]> {
  answerShows(tags.list("sitemap"), tags.list("latest"));
  const { rows } = await db().execute<
    Omit<NewsSitemapArticle, "publishedAt"> & { id: number; publishedAt: string }
  >(sql`
    SELECT a.id, a.slug, ${sectionJson} AS section, a.title, a.language, a.published_at AS "publishedAt"
    FROM articles a WHERE ${isNews}
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${NEWS_SIZE} OFFSET ${(file - 1) * NEWS_SIZE}`);
  answerShows(...rows.map(({ id }) => tags.teaser(id)));
  return rows.map(({ id: _, publishedAt, ...row }) => ({ ...row, publishedAt: new Date(publishedAt) }));
}
