import { rfc822 } from "#lib/dates.ts";
import type { Feed, FeedItem, FeedPicture } from "#lib/feeds/feed.ts";
import { escapeXml, tag, type Xml, xmlDocument } from "#lib/xml.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
  "xmlns:slash": "http://purl.org/rss/1.0/modules/slash/",
  "xmlns:sy": "http://purl.org/rss/1.0/modules/syndication/",
  "xmlns:wfw": "http://wellformedweb.org/CommentAPI/",
};

/** RSS 2.0 with the whole texts. https://www.rssboard.org/rss-specification, rules FD1–FD9 */
export function rss(feed: Feed): string {
  const channel = tag(
    "channel",
    {},
    text("title", feed.title),
    text("link", feed.pageUrl),
    tag("atom:link", { rel: "self", type: "application/rss+xml", href: feed.feedUrl }),
    ...feed.hubs.map((href) => tag("atom:link", { rel: "hub", href })),
    text("description", escapeXml(feed.description)),
    text("language", feed.language),
    feed.updatedAt && text("lastBuildDate", rfc822(feed.updatedAt, feed.timeZone)),
    // Reader programs that honour it ask four times an hour; the rest cost a 304 each.
    text("ttl", "15"),
    text("sy:updatePeriod", "hourly"),
    text("sy:updateFrequency", "4"),
    ...feed.items.map((item) => entry(item, feed.timeZone)),
  );
  return xmlDocument(tag("rss", { version: "2.0", ...NAMESPACES }, channel));
}

function entry(item: FeedItem, timeZone: string): Xml {
  return tag(
    "item",
    {},
    text("title", item.title),
    text("link", item.url),
    tag("guid", { isPermaLink: "false" }, item.id),
    text("pubDate", rfc822(item.publishedAt, timeZone)),
    ...item.authors.map((name) => text("dc:creator", name)),
    ...item.categories.map((name) => text("category", name)),
    // Reader programs take a description for HTML, so plain text is escaped once more.
    text("description", escapeXml(item.summary)),
    text("content:encoded", item.html),
    item.picture && media(item.picture),
    ...(item.discussion ? discussion(item.discussion) : []),
  );
}

function media(picture: FeedPicture): Xml {
  const { url, type, width, height } = picture;
  return tag(
    "media:content",
    { url, type, medium: "image", width, height },
    picture.alt !== "" && tag("media:title", { type: "plain" }, picture.alt),
    picture.caption !== "" && tag("media:description", { type: "plain" }, picture.caption),
    picture.credit !== "" && text("media:credit", picture.credit),
    picture.licenceUrl !== "" &&
      tag("media:license", { type: "text/html", href: picture.licenceUrl }, picture.licence),
  );
}

function discussion({ url, feedUrl, count }: NonNullable<FeedItem["discussion"]>): Xml[] {
  return [text("comments", url), text("wfw:commentRss", feedUrl), text("slash:comments", String(count))];
}

const text = (name: string, value: string): Xml => tag(name, {}, value);
