import type { Visit } from "#lib/audit/visit.ts";
import { all, readXml, type XmlTree } from "#lib/xml-tree.ts";

export type SitemapFile = {
  url: string;
  visit: Visit;
  /** In UTF-8. */
  bytes: number;
  /** What is wrong with its XML; null: nothing. */
  problem: string | null;
  /** The root's name: "urlset", "sitemapindex". */
  root: string;
  newsNamespace: string | undefined;
  entries: SitemapEntry[];
  /** Named by robots.txt or at its usual address, not by an index. */
  isTop: boolean;
  isNews: boolean;
};

export type SitemapEntry = {
  loc: string;
  lastmod: string | null;
  news: { name: string; language: string; date: string; title: string } | null;
};

/** @param place.isNews whether it is the news sitemap, or one of its files */
export function readSitemap(visit: Visit, place: { isTop: boolean; isNews: boolean }): SitemapFile {
  const file = { url: visit.url, visit, bytes: Buffer.byteLength(visit.body), ...place };
  try {
    const root = readXml(visit.body);
    const entries = [...all(root, "url"), ...all(root, "sitemap")].map(entryOf);
    return { ...file, problem: null, root: root.name, newsNamespace: root.attributes["xmlns:news"], entries };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...file, problem, root: "", newsNamespace: undefined, entries: [] };
  }
}

function entryOf(element: XmlTree): SitemapEntry {
  const [news] = all(element, "news:news");
  const publication = news && all(news, "news:publication")[0];
  return {
    loc: textIn(element, "loc"),
    lastmod: all(element, "lastmod")[0]?.text.trim() ?? null,
    news: news
      ? {
          name: textIn(publication, "news:name"),
          language: textIn(publication, "news:language"),
          date: textIn(news, "news:publication_date"),
          title: textIn(news, "news:title"),
        }
      : null,
  };
}

const textIn = (parent: XmlTree | undefined, name: string): string =>
  (parent && all(parent, name)[0]?.text.trim()) ?? "";
