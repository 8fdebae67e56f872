import { type FeedContent, readContent } from "#lib/audit/feed-content.ts";
import type { Visit } from "#lib/audit/visit.ts";
import { all, readXml, type XmlTree } from "#lib/xml-tree.ts";

export type FeedFormat = "rss" | "atom" | "json";

/** What was answered to somebody who has it already; null: it gave nothing to ask with. */
export type Revalidated = { etag: number | null; lastModified: number | null };

export type FeedFile = {
  url: string;
  visit: Visit;
  revalidated: Revalidated;
  format: FeedFormat;
  /** Why it cannot be read; null: it can. */
  problem: string | null;
  version: string;
  namespaces: Record<string, string>;
  /** What it says its own address is. */
  selves: string[];
  hubs: string[];
  id: string;
  title: string;
  link: string;
  description: string;
  language: string;
  /** As they are written, whatever they date. */
  dates: string[];
  updated: string;
  authors: string[];
  items: FeedEntry[];
};

export type FeedEntry = {
  id: string;
  isPermaLink: boolean;
  url: string;
  title: string;
  description: string;
  content: FeedContent | null;
  /** Names of the elements, in their order. */
  order: string[];
  dates: string[];
  updated: string;
  authors: string[];
  categories: string[];
  media: (Record<string, string> & { credit: string })[];
  comments: string;
  commentRss: string;
  count: string | null;
};

const NOTHING = {
  problem: null,
  version: "",
  namespaces: {},
  selves: [],
  hubs: [],
  id: "",
  title: "",
  link: "",
  description: "",
  language: "",
  dates: [],
  updated: "",
  authors: [],
  items: [],
};

const FORMAT_OF: [RegExp, FeedFormat][] = [
  [/rss\+xml/, "rss"],
  [/atom\+xml/, "atom"],
  [/feed\+json/, "json"],
];

/** The format that a content type names. */
export const feedFormatOf = (type: string): FeedFormat | undefined =>
  FORMAT_OF.find(([pattern]) => pattern.test(type))?.[1];

/** @param format the one that it was announced in */
export function readFeed(visit: Visit, format: FeedFormat, revalidated: Revalidated): FeedFile {
  const file = { ...NOTHING, url: visit.url, visit, format, revalidated };
  try {
    if (format === "json") return { ...file, ...readJson(JSON.parse(visit.body)) };
    const root = readXml(visit.body);
    return { ...file, ...(format === "rss" ? readRss(root) : readAtom(root)) };
  } catch (error) {
    return { ...file, problem: error instanceof Error ? error.message : String(error) };
  }
}

const textsIn = (parent: XmlTree, name: string): string[] =>
  all(parent, name).map((child) => child.text.trim());
const textIn = (parent: XmlTree, name: string): string => textsIn(parent, name)[0] ?? "";
const hrefs = (links: XmlTree[], rel: string): string[] =>
  links.filter(({ attributes }) => attributes.rel === rel).map(({ attributes }) => attributes.href ?? "");

function readRss(root: XmlTree): Partial<FeedFile> {
  const [channel] = all(root, "channel");
  if (root.name !== "rss" || !channel) throw new Error("there is no channel in an rss element");
  return {
    version: root.attributes.version ?? "",
    namespaces: root.attributes,
    selves: hrefs(all(channel, "atom:link"), "self"),
    hubs: hrefs(all(channel, "atom:link"), "hub"),
    title: textIn(channel, "title"),
    link: textIn(channel, "link"),
    description: textIn(channel, "description"),
    language: textIn(channel, "language"),
    dates: [...textsIn(channel, "lastBuildDate"), ...textsIn(channel, "pubDate")],
    items: all(channel, "item").map(rssItem),
  };
}

function rssItem(item: XmlTree): FeedEntry {
  const [guid] = all(item, "guid");
  const [content] = textsIn(item, "content:encoded");
  return {
    id: guid?.text.trim() ?? "",
    isPermaLink: guid?.attributes.isPermaLink !== "false",
    url: textIn(item, "link"),
    title: textIn(item, "title"),
    description: textIn(item, "description"),
    content: content === undefined ? null : readContent(content),
    order: item.children.map(({ name }) => name),
    dates: textsIn(item, "pubDate"),
    updated: "",
    authors: textsIn(item, "dc:creator"),
    categories: textsIn(item, "category"),
    media: all(item, "media:content").map((media) => ({
      ...media.attributes,
      credit: textIn(media, "media:credit"),
    })),
    comments: textIn(item, "comments"),
    commentRss: textIn(item, "wfw:commentRss"),
    count: textsIn(item, "slash:comments")[0] ?? null,
  };
}

function readAtom(root: XmlTree): Partial<FeedFile> {
  if (root.name !== "feed") throw new Error(`its root is ${root.name}, not feed`);
  return {
    namespaces: root.attributes,
    selves: hrefs(all(root, "link"), "self"),
    hubs: hrefs(all(root, "link"), "hub"),
    id: textIn(root, "id"),
    title: textIn(root, "title"),
    link: hrefs(all(root, "link"), "alternate")[0] ?? "",
    description: textIn(root, "subtitle"),
    language: root.attributes["xml:lang"] ?? "",
    dates: textsIn(root, "updated"),
    updated: textIn(root, "updated"),
    authors: all(root, "author").map((author) => textIn(author, "name")),
    items: all(root, "entry").map((entry) => ({
      ...NO_ENTRY,
      id: textIn(entry, "id"),
      url: hrefs(all(entry, "link"), "alternate")[0] ?? "",
      title: textIn(entry, "title"),
      description: textIn(entry, "summary"),
      content: readContent(textIn(entry, "content")),
      order: entry.children.map(({ name }) => name),
      dates: [...textsIn(entry, "published"), ...textsIn(entry, "updated")],
      updated: textIn(entry, "updated"),
      authors: all(entry, "author").map((author) => textIn(author, "name")),
      categories: all(entry, "category").map(({ attributes }) => attributes.term ?? ""),
    })),
  };
}

const NO_ENTRY = {
  id: "",
  isPermaLink: false,
  url: "",
  title: "",
  description: "",
  content: null,
  order: [],
  dates: [],
  updated: "",
  authors: [],
  categories: [],
  media: [],
  comments: "",
  commentRss: "",
  count: null,
};

type Json = Record<string, unknown>;
const said = (value: unknown): string => (typeof value === "string" ? value : "");
const listed = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function readJson(feed: Json): Partial<FeedFile> {
  return {
    version: said(feed.version),
    selves: [said(feed.feed_url)].filter(Boolean),
    hubs: listed(feed.hubs).map(({ url }) => said(url)),
    title: said(feed.title),
    link: said(feed.home_page_url),
    description: said(feed.description),
    language: said(feed.language),
    authors: listed(feed.authors).map(({ name }) => said(name)),
    items: listed(feed.items).map((item) => ({
      ...NO_ENTRY,
      id: said(item.id),
      url: said(item.url),
      title: said(item.title),
      description: said(item.summary),
      content: typeof item.content_html === "string" ? readContent(item.content_html) : null,
      order: Object.keys(item),
      dates: [item.date_published, item.date_modified].filter((date) => date !== undefined).map(said),
      authors: listed(item.authors).map(({ name }) => said(name)),
      categories: Array.isArray(item.tags) ? item.tags.map(said) : [],
    })),
  };
}
