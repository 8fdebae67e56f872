import { isoWithOffset } from "#lib/dates.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";
import { indexOf, XMLNS } from "#lib/sitemap.ts";
import { tag, xmlDocument } from "#lib/xml.ts";

/** Articles of so many days stand in the news sitemap, so many in one file (Google's documentation of news sitemaps). */
export const NEWS_DAYS = 2;
export const NEWS_SIZE = 1000;
/** What has become too old leaves it within this time, though nothing was changed; in milliseconds. */
export const NEWS_HOLDS_MS = 10 * 60_000;

const NEWS_XMLNS = "http://www.google.com/schemas/sitemap-news/0.9";

type NewsArticle = {
  slug: string;
  section: { slug: string };
  title: string;
  language: string;
  publishedAt: Date;
};

/**
 * The articles of the last two days for news searches; well-formed when there are none (rules SM2–SM4).
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export function newsSitemap(site: Site, articles: NewsArticle[]): string {
  const entries = articles.map((article) =>
    tag(
      "url",
      {},
      tag("loc", {}, absolute(site.url, paths.article(article))),
      tag(
        "news:news",
        {},
        tag(
          "news:publication",
          {},
          tag("news:name", {}, site.name),
          tag("news:language", {}, article.language),
        ),
        tag("news:publication_date", {}, isoWithOffset(article.publishedAt, site.settings.timeZone)),
        tag("news:title", {}, article.title),
      ),
    ),
  );
  return xmlDocument(tag("urlset", { xmlns: XMLNS, "xmlns:news": NEWS_XMLNS }, ...entries));
}

/** Names the files of a news sitemap that one file does not hold. */
export function newsIndex(site: Site, files: number): string {
  const parts = Array.from({ length: files }, (_, index) => ({
    path: paths.sitemapPart(`news-${index + 1}`),
  }));
  return indexOf(site, parts);
}
