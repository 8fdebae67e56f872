import { atom } from "#lib/feeds/atom.ts";
import type { Feed } from "#lib/feeds/feed.ts";
import { jsonFeed } from "#lib/feeds/json.ts";
import { rss } from "#lib/feeds/rss.ts";
import { ATOM_TYPE, feedResponse, JSON_FEED_TYPE, RSS_TYPE } from "#lib/http.ts";
import { type FeedFormat, inFormat } from "#lib/paths.ts";

const FORMATS = {
  rss: { write: rss, type: RSS_TYPE },
  atom: { write: atom, type: ATOM_TYPE },
  json: { write: jsonFeed, type: JSON_FEED_TYPE },
} as const satisfies Record<FeedFormat, unknown>;

/** A feed in the format that was asked for; it names the address at which it is fetched (rule FD2). */
export function answerFeed(request: Request, feed: Feed, format: FeedFormat): Response {
  const { write, type } = FORMATS[format];
  const here = { ...feed, feedUrl: inFormat(feed.feedUrl, format) };
  return feedResponse(request, write(here), { type, lastModified: feed.updatedAt, links: hubLinks(here) });
}

/** Who carries a feed on, and under which address it is known there (W3C WebSub §4); without a hub nothing. */
function hubLinks({ hubs, feedUrl }: Feed): string[] {
  if (hubs.length === 0) return [];
  return [...hubs.map((hub) => `<${new URL(hub).href}>; rel="hub"`), `<${feedUrl}>; rel="self"`];
}
