import { slugFrom } from "#lib/paths.ts";
import { RESERVED_SLUGS } from "#lib/reserved-slugs.ts";

/** Where a link of a text leads: a path of this portal, or an address of another house. */
export type LinkTarget = {
  /** Path and query on this portal, the whole address elsewhere; without what follows "#". */
  url: string;
  /** "" on this portal. */
  host: string;
};

/** A longer address does not fit into an index of Postgres. */
const LONGEST = 2000;

/** null for what leads nowhere that could be looked at: a mail, a telephone, a place on the same page. */
export function linkTarget(href: string, siteUrl: string): LinkTarget | null {
  if (!/^(https?:\/\/|\/)/i.test(href) || !URL.canParse(href, siteUrl)) return null;
  const url = new URL(href, siteUrl);
  url.hash = "";
  const isOwn = url.host === new URL(siteUrl).host;
  const target = isOwn ? { url: url.pathname + url.search, host: "" } : { url: url.href, host: url.host };
  return target.url.length > LONGEST ? null : target;
}

/** What an address of this portal names; `first` and `second` are decoded, as they are stored. */
export type OwnPlace = {
  kind:
    | "there"
    | "closed"
    | "section-or-page"
    | "article"
    | "topic"
    | "author"
    | "story"
    | "media"
    | "elsewhere";
  first: string;
  second: string;
};

/** For those who work here, or for one person: no reader gets anything there. */
const CLOSED = new Set(["admin", "api", "preview"]);
/** Addresses of the portal's own at which a page stands that the newsroom writes. */
const PAGES = new Set(["imprint", "privacy", "comment-policy", "accessibility"]);
const FILES = new Set([
  "robots.txt",
  "ads.txt",
  "sitemap.xml",
  "news-sitemap.xml",
  "manifest.webmanifest",
  "icon.svg",
  "logo.png",
]);
/** How WordPress named things on the front page's address. */
const WORDPRESS_NAME = /^\?(p|page_id|attachment_id|cat)=\d+$/;

/** @param url path and query, as `linkTarget` gives them */
export function ownPlace(url: string): OwnPlace {
  const place = (kind: OwnPlace["kind"], first = "", second = ""): OwnPlace => ({ kind, first, second });
  const [path = "", query = ""] = url.split(/(?=\?)/, 2);
  if (path === "/") return place(WORDPRESS_NAME.test(query) ? "elsewhere" : "there");
  const [first = "", second = "", ...more] = withoutFeed(path.split("/").slice(1).map(slugFrom));
  if (first === "" || FILES.has(first)) return place("there");
  if (CLOSED.has(first)) return place("closed");
  if (first === "media") return place("media", [second, ...more].join("/"));
  if (first === "topic" || first === "author" || first === "story") {
    const isWhole = more.length === 0 || (first === "story" && more.join("/") === "from-start");
    return place(second && isWhole ? first : "elsewhere", second);
  }
  if (RESERVED_SLUGS.has(first) && !PAGES.has(first)) return place("there");
  if (more.length > 0) return place("elsewhere");
  return second ? place("article", first, second) : place("section-or-page", first);
}

/** The feed of a list or a discussion is there where that is. A trailing slash names nothing. */
function withoutFeed(segments: string[]): string[] {
  const last = segments.at(-1) ?? "";
  return /^(feed\.(xml|atom|json)|comments\.xml|)$/.test(last) ? segments.slice(0, -1) : segments;
}
