import { isoWithOffset } from "#lib/dates.ts";
import type { Feed, FeedItem } from "#lib/feeds/feed.ts";
import { tag, type Xml, xmlDocument } from "#lib/xml.ts";

/** Atom with the whole texts. RFC 4287, rule FD10 */
export function atom(feed: Feed): string {
  const moment = (date: Date) => isoWithOffset(date, feed.timeZone);
  return xmlDocument(
    tag(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
      tag("id", {}, feed.id),
      tag("title", {}, feed.title),
      tag("subtitle", {}, feed.description),
      tag("updated", {}, moment(feed.updatedAt ?? NEVER)),
      // For the entries that name nobody.
      person(feed.publisher),
      tag("link", { rel: "self", type: "application/atom+xml", href: feed.feedUrl }),
      ...feed.hubs.map((href) => tag("link", { rel: "hub", href })),
      tag("link", { rel: "alternate", type: "text/html", href: feed.pageUrl }),
      ...feed.items.map((item) => entry(item, moment)),
    ),
  );
}

/** A feed must say when it changed; one that never had anything in it has not. */
const NEVER = new Date(0);

function entry(item: FeedItem, moment: (date: Date) => string): Xml {
  return tag(
    "entry",
    {},
    tag("id", {}, item.id),
    tag("title", {}, item.title),
    tag("link", { rel: "alternate", type: "text/html", href: item.url }),
    item.discussion &&
      tag("link", { rel: "replies", type: "application/rss+xml", href: item.discussion.feedUrl }),
    tag("published", {}, moment(item.publishedAt)),
    tag("updated", {}, moment(item.updatedAt ?? item.publishedAt)),
    ...item.authors.map(person),
    ...item.categories.map((term) => tag("category", { term })),
    tag("summary", {}, item.summary),
    tag("content", { type: "html" }, item.html),
  );
}

const person = (name: string): Xml => tag("author", {}, tag("name", {}, name));
