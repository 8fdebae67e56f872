/**
 * A feed before it has a format: what articles and comments are turned into, and what the writer of each
 * format (rss.ts, atom.ts, json.ts) turns into bytes. All addresses are absolute.
 */

/** Entries in a feed: about three days of a busy newsroom, with full texts still well under a megabyte. */
export const FEED_SIZE = 30;

export type Feed = {
  /** What it is known by for good: an address that no other feed has. */
  id: string;
  title: string;
  /** Plain text, never empty. */
  description: string;
  /** Whose portal it is. */
  publisher: string;
  language: string;
  timeZone: string;
  /** The page that lists the same things. */
  pageUrl: string;
  /** Where the feed itself is fetched as RSS (rule FD2); its other formats stand beside it. */
  feedUrl: string;
  /** Who carries it on (W3C WebSub); none unless the house has one. */
  hubs: readonly string[];
  /** null: nothing in it yet. */
  updatedAt: Date | null;
  items: FeedItem[];
};

export type FeedItem = {
  /** A tag URI: stays when headline, slug and section change (rule FD3). */
  id: string;
  url: string;
  /** Plain text. */
  title: string;
  /** Plain text, without dateline. */
  summary: string;
  /** Whole text as HTML; addresses absolute, nothing active. */
  html: string;
  authors: string[];
  categories: string[];
  publishedAt: Date;
  /** Last substantive change since; null: none. */
  updatedAt: Date | null;
  picture: FeedPicture | null;
  /** null where nobody can comment. */
  discussion: { url: string; feedUrl: string; count: number } | null;
};

export type FeedPicture = {
  url: string;
  type: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  licenceUrl: string;
};

/** When the first portal ran; a tag URI names a day on which its maker had the domain (RFC 4151 §2.1). */
const TAG_DATE = "2026";

/** "tag:news.example,2026:article/12". Depends on nothing that an editor can change. */
export function tagUri(
  siteUrl: string,
  kind: "article" | "comment" | "correction" | "entry" | "partner",
  id: number,
): string {
  return `tag:${new URL(siteUrl).hostname},${TAG_DATE}:${kind}/${id}`;
}
