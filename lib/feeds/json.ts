import { isoWithOffset } from "#lib/dates.ts";
import type { Feed, FeedItem } from "#lib/feeds/feed.ts";

/** JSON Feed 1.1 with the whole texts. https://www.jsonfeed.org/version/1.1/, rule FD11 */
export function jsonFeed(feed: Feed): string {
  const { title, description, language, timeZone } = feed;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: feed.pageUrl,
    feed_url: feed.feedUrl,
    description,
    language,
    authors: [{ name: feed.publisher }],
    hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: "WebSub", url })) : undefined,
    items: feed.items.map((item) => entry(item, timeZone)),
  });
}

function entry(item: FeedItem, timeZone: string) {
  const { id, url, title, summary, html, authors, categories, publishedAt, updatedAt, picture } = item;
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    image: picture?.url,
    date_published: isoWithOffset(publishedAt, timeZone),
    date_modified: updatedAt ? isoWithOffset(updatedAt, timeZone) : undefined,
    authors: authors.length > 0 ? authors.map((name) => ({ name })) : undefined,
    tags: categories.length > 0 ? categories : undefined,
  };
}
