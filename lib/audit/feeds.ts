import { type Rule, rule } from "#lib/audit/crawl.ts";
import { articleOf } from "#lib/audit/feed-articles.ts";
import { feedsIn, named, readable, repeated } from "#lib/audit/feeds-read.ts";
import { isAbsolute } from "#lib/audit/written.ts";

/** RFC 822 with the year in full and the zone in numbers: "Sun, 29 Nov 2026 04:10:54 +0100". */
const RFC822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(:\d\d)? [+-]\d{4}$/;

const NAMESPACES = {
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  atom: "http://www.w3.org/2005/Atom",
  slash: "http://purl.org/rss/1.0/modules/slash/",
  wfw: "http://wellformedweb.org/CommentAPI/",
  media: "http://search.yahoo.com/mrss/",
  sy: "http://purl.org/rss/1.0/modules/syndication/",
};

const FD1 = rule(
  "FD1",
  "RSS 2.0 with title, link and description, and a title or description on each item",
  (crawl) => crawl.feeds.filter(({ format }) => format === "rss"),
  function* ({ problem, version, title, link, description, items }) {
    if (problem !== null) return yield `it cannot be read as RSS: ${problem}`;
    if (version !== "2.0") yield `the version is "${version}", expected 2.0`;
    for (const [name, value] of Object.entries({ title, link, description }))
      if (value === "") yield `the channel has no ${name}`;
    for (const item of items)
      if (item.title === "" && item.description === "")
        yield `the item ${item.url} has no title or description`;
  },
);

const FD2 = rule(
  "FD2",
  "a feed names the address at which it is fetched",
  readable,
  function* ({ selves, url }) {
    if (selves.length !== 1) yield `${selves.length} addresses of its own, expected 1`;
    for (const self of selves) if (self !== url) yield `it says that it is at ${self}`;
  },
);

const FD3 = rule(
  "FD3",
  "each item of RSS has a guid of its own, a full address or isPermaLink=false",
  feedsIn("rss"),
  function* ({ items }) {
    for (const item of items) {
      if (item.id === "") yield `the item ${named(item)} has no guid`;
      else if (item.isPermaLink && !isAbsolute(item.id))
        yield `the guid ${item.id} is no full address, and does not say isPermaLink="false"`;
    }
    for (const id of repeated(items.map(({ id }) => id).filter(Boolean)))
      yield `two items have the guid ${id}`;
  },
);

const FD4 = rule(
  "FD4",
  "dates of RSS are RFC 822 with four digits of year and a numeric zone",
  feedsIn("rss"),
  function* ({ dates, items }) {
    for (const date of [...dates, ...items.flatMap((item) => item.dates)])
      if (!RFC822.test(date) || Number.isNaN(Date.parse(date))) yield `the date "${date}" is not RFC 822`;
  },
);

const FD5 = rule(
  "FD5",
  "RSS declares its namespaces and has the whole text in content:encoded, after description",
  feedsIn("rss"),
  function* ({ namespaces, items }, crawl) {
    for (const [prefix, uri] of Object.entries(NAMESPACES)) {
      const found = namespaces[`xmlns:${prefix}`];
      if (found !== uri) yield `xmlns:${prefix} is "${found ?? ""}", expected ${uri}`;
    }
    for (const item of items) {
      const content = item.order.indexOf("content:encoded");
      if (content < 0 || !item.content) yield `the item ${named(item)} has no content:encoded`;
      else if (item.order.indexOf("description") > content)
        yield `the item ${named(item)} has its description after content:encoded`;
      const words = Number(articleOf(item, crawl)?.article.wordCount ?? 0);
      if (item.content && item.content.words < words * WHOLE)
        yield `the item ${named(item)} has ${item.content.words} words of the article's ${words}`;
    }
  },
);

/** Two ways of counting words agree as far as this. */
const WHOLE = 0.9;

const FD6 = rule(
  "FD6",
  "addresses in a feed's texts are absolute, and nothing in them is active or styled",
  readable,
  function* ({ items }) {
    for (const item of items) {
      for (const address of item.content?.relative ?? [])
        yield `${named(item)} has the relative address "${address}"`;
      for (const risk of item.content?.risky ?? []) yield `${named(item)} has ${risk}`;
      if (!isAbsolute(item.url)) yield `${named(item)} leads to "${item.url}", no absolute address`;
    }
  },
);

/** Feeds as RSS has them, and what may stand in them. */
export const feedRules: Rule[] = [FD1, FD2, FD3, FD4, FD5, FD6];
