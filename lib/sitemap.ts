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

/** The namespace of every sitemap. */
export const XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML_XMLNS = "http://www.w3.org/1999/xhtml";
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
  const news = /^news-([1-9]\d?)\.xml$/.exec(fileName)?.[1];
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
  return indexOf(site, [{ path: paths.sitemapPart(PLACES_PART) }, ...parts]);
}

/** An index of these files. */
export const indexOf = (site: Site, parts: Dated[]): string =>
  xmlDocument(tag("sitemapindex", { xmlns: XMLNS }, ...parts.map((part) => entry(site, "sitemap", part))));

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
