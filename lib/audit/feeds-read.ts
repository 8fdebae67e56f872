import type { Crawl } from "#lib/audit/crawl.ts";
import type { FeedEntry, FeedFile } from "#lib/audit/feed-file.ts";

export const TYPES = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** The feeds that are what they were announced as. */
export const readable = ({ feeds }: Crawl) => feeds.filter(({ problem }) => problem === null);
export const feedsIn = (format: FeedFile["format"]) => (crawl: Crawl) =>
  readable(crawl).filter((feed) => feed.format === format);
/** An item as findings call it. */
export const named = ({ title, url }: FeedEntry) => `"${title || url}"`;

export const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
