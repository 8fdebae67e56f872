import { isoWithOffset } from "#lib/dates.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";
import { languageAddresses } from "#lib/translations.ts";
import { tag, type Xml, xmlDocument } from "#lib/xml.ts";

/**
 * Addresses in one file. The protocol allows 50,000 and 50 MB; an address may have 2,048 characters, so half
 * of that stays under both. https://www.sitemaps.org/protocol.html
 */
export const SITEMAP_SIZE = 25_000;

const XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** Articles of so many days stand in the news sitemap, so many in one file (Google's documentation of news sitemaps). */
export const NEWS_DAYS = 2;
export const NEWS_SIZE = 1000;
/** What has become too old leaves it within this time, though nothing was changed; in milliseconds. */
export const NEWS_HOLDS_MS = 10 * 60_000;

const XHTML_XMLNS = "http://www.w3.org/1999/xhtml";
const NEWS_XMLNS = "http://www.google.com/schemas/sitemap-news/0.9";
/** Files of the news sitemap, where one does not hold it. */
const NEWS_PART = "news";

/** The file with everything that is no article. */
const PLACES_PART = "pages";

type Versions = Parameters<typeof languageAddresses>[1];
type Dated = { path: string; changedAt?: Date; versions?: Versions };
type Month = { year: number; month: number; files: number; changedAt: Date };

/** "2026-11" for a month, "2026-11-2" for the second file of a very full one. */
export type SitemapPart =
  | { kind: "places" }
  | { kind: "news"; file: number }
  | { kind: "month"; year: number; month: number; file: number };

/** What a child sitemap's file name asks for; null for a name that the index never gives. */
export function parseSitemapPart(fileName: string): SitemapPart | null {
  if (fileName === `${PLACES_PART}.xml`) return { kind: "places" };
  const news = new RegExp(`^${NEWS_PART}-([1-9]\\d?)\\.xml$`).exec(fileName)?.[1];
  if (news) return { kind: "news", file: Number(news) };
  const [, year, month, file = "1"] =
    /^([1-9]\d{3})-(0[1-9]|1[0-2])(?:-([2-9]|[1-9]\d))?\.xml$/.exec(fileName) ?? [];
  if (!year || !month) return null;
  return { kind: "month", year: Number(year), month: Number(month), file: Number(file) };
}

/** The index of all child sitemaps (rule SM1). */
export function sitemapIndex(site: Site, months: Month[]): string {
  const parts = months.flatMap(({ year, month, files, changedAt }) =>
    Array.from({ length: files }, (_, index) => {
      const name = `${year}-${String(month).padStart(2, "0")}`;
      return { path: paths.sitemapPart(index === 0 ? name : `${name}-${index + 1}`), changedAt };
    }),
  );
  const all = [{ path: paths.sitemapPart(PLACES_PART) }, ...parts];
  return xmlDocument(
    tag("sitemapindex", { xmlns: XMLNS }, ...all.map((part) => entry(site, "sitemap", part))),
  );
}

type NewsArticle = Slugged & { section: Slugged; title: string; language: string; publishedAt: Date };

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
    path: paths.sitemapPart(`${NEWS_PART}-${index + 1}`),
  }));
  return xmlDocument(
    tag("sitemapindex", { xmlns: XMLNS }, ...parts.map((part) => entry(site, "sitemap", part))),
  );
}

/** One child sitemap; well-formed when empty (rule SM4). */
export function sitemap(site: Site, addresses: Dated[]): string {
  const isTranslated = addresses.some(({ versions }) => versions);
  return xmlDocument(
    tag(
      "urlset",
      { xmlns: XMLNS, "xmlns:xhtml": isTranslated ? XHTML_XMLNS : undefined },
      ...addresses.map((address) => entry(site, "url", address)),
    ),
  );
}

type Slugged = { slug: string };

type Listed = Slugged & {
  section: Slugged;
  changedAt: Date;
  language: Versions["language"];
  translations: Versions["translations"];
};

/** The addresses of articles, with their last substantive change (A5) and their translations (RM4). */
export function articleAddresses(articles: Listed[]): Dated[] {
  return articles.map((article) => ({
    path: paths.article(article),
    changedAt: article.changedAt,
    versions: article.translations.length > 0 ? { ...article, hideFromSearchEngines: false } : undefined,
  }));
}

type Places = {
  sections: Slugged[];
  topics: Slugged[];
  stories: Slugged[];
  authors: Slugged[];
  pages: (Slugged & { changedAt: Date })[];
  issues: (Slugged & { changedAt: Date })[];
  months: { year: number; month: number }[];
};

/** The addresses of the portal's lists and pages. */
export function placeAddresses({
  sections,
  topics,
  stories,
  authors,
  pages,
  issues,
  months,
}: Places): Dated[] {
  return [
    { path: paths.home() },
    { path: paths.latest() },
    { path: paths.mostRead() },
    { path: paths.corrections() },
    { path: paths.transparency() },
    { path: paths.archive() },
    ...months.map(({ year, month }) => ({ path: paths.archiveMonth(year, month) })),
    ...sections.map((section) => ({ path: paths.section(section) })),
    ...topics.map((topic) => ({ path: paths.topic(topic) })),
    ...stories.map((story) => ({ path: paths.story(story) })),
    ...authors.map((author) => ({ path: paths.author(author) })),
    ...pages.map((page) => ({ path: paths.page(page), changedAt: page.changedAt })),
    ...(issues.length > 0 ? [{ path: paths.newsletter() }] : []),
    ...issues.map((issue) => ({ path: paths.issue(issue), changedAt: issue.changedAt })),
  ];
}

function entry(site: Site, name: "sitemap" | "url", { path, changedAt, versions }: Dated): Xml {
  const languages = Object.entries((versions && languageAddresses(site, versions)) ?? {});
  const date = changedAt && isoWithOffset(changedAt, site.settings.timeZone);
  return tag(
    name,
    {},
    tag("loc", {}, absolute(site.url, path)),
    date !== undefined && tag("lastmod", {}, date),
    ...languages.map(([hreflang, href]) => tag("xhtml:link", { rel: "alternate", hreflang, href })),
  );
}
