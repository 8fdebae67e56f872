import { type Crawl, isAbsolute, isMoment, pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import type { FeedEntry, FeedFile } from "#lib/audit/feed-file.ts";
import { articles, hasOwnFeed } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";
import { articleOn, type Thing, textIn, thingsIn } from "#lib/audit/structured.ts";
import { translator } from "#lib/i18n.ts";
import { feedPath } from "#lib/paths.ts";

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

const TYPES = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };

const read = ({ feeds }: Crawl) => feeds.filter(({ problem }) => problem === null);
const inFormat = (format: FeedFile["format"]) => (crawl: Crawl) =>
  read(crawl).filter((feed) => feed.format === format);
const named = ({ title, url }: FeedEntry) => `"${title || url}"`;

const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

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

const FD2 = rule("FD2", "a feed names the address at which it is fetched", read, function* ({ selves, url }) {
  if (selves.length !== 1) yield `${selves.length} addresses of its own, expected 1`;
  for (const self of selves) if (self !== url) yield `it says that it is at ${self}`;
});

const FD3 = rule(
  "FD3",
  "each item of RSS has a guid of its own, a full address or isPermaLink=false",
  inFormat("rss"),
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
  inFormat("rss"),
  function* ({ dates, items }) {
    for (const date of [...dates, ...items.flatMap((item) => item.dates)])
      if (!RFC822.test(date) || Number.isNaN(Date.parse(date))) yield `the date "${date}" is not RFC 822`;
  },
);

const FD5 = rule(
  "FD5",
  "RSS declares its namespaces and has the whole text in content:encoded, after description",
  inFormat("rss"),
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
  read,
  function* ({ items }) {
    for (const item of items) {
      for (const address of item.content?.relative ?? [])
        yield `${named(item)} has the relative address "${address}"`;
      for (const risk of item.content?.risky ?? []) yield `${named(item)} has ${risk}`;
      if (!isAbsolute(item.url)) yield `${named(item)} leads to "${item.url}", no absolute address`;
    }
  },
);

type Under = { page: Page; article: Thing };

/** The article that an item is about: only where it is the article itself, not a comment on it. */
function articleOf(item: FeedEntry, crawl: Crawl): Under | undefined {
  const page = item.url.includes("#") ? undefined : pageAt(crawl, item.url);
  const article = page && articleOn(page);
  return page && article ? { page, article } : undefined;
}

const withArticles = (crawl: Crawl) =>
  inFormat("rss")(crawl).filter(({ items }) => items.some((item) => articleOf(item, crawl)));

const FD7 = rule(
  "FD7",
  "articles in RSS name authors, categories and their picture with size, credit and alternative texts",
  withArticles,
  function* ({ items }, crawl) {
    for (const item of items) {
      const found = articleOf(item, crawl);
      if (!found) continue;
      const { article, page } = found;
      const writers = thingsIn(article.author).filter((author) => author["@type"] === "Person");
      for (const writer of writers)
        if (!item.authors.includes(textIn(writer, "name")))
          yield `${named(item)} has no dc:creator ${textIn(writer, "name")}`;
      if (item.categories.length === 0) yield `${named(item)} has no category`;
      yield* pictureFaults(item, article);
      const known = new Set(page.images.map(({ alt }) => alt));
      for (const alt of item.content?.alts ?? []) {
        if (alt === undefined) yield `a picture in ${named(item)} has no alternative text`;
        else if (!known.has(alt)) yield `${named(item)} has a picture "${alt}", which the page does not have`;
      }
    }
  },
);

function* pictureFaults(item: FeedEntry, article: Thing): Generator<string> {
  const [picture] = thingsIn(article.image);
  if (!picture) return;
  const [media] = item.media;
  if (!media) return yield `${named(item)} has no media:content`;
  for (const name of ["url", "type", "medium", "width", "height"])
    if (!media[name]) yield `the media:content of ${named(item)} has no ${name}`;
  if (textIn(picture, "creditText") !== "" && media.credit === "") yield `${named(item)} has no media:credit`;
}

const FD8 = rule(
  "FD8",
  "articles in RSS lead to their comments, to the feed of these, and count them as the page does",
  withArticles,
  function* ({ items }, crawl) {
    for (const item of items) {
      const miscased = item.order.find((name) => /^wfw:commentrss$/i.test(name) && name !== "wfw:commentRss");
      if (miscased) yield `${named(item)} writes ${miscased}, expected wfw:commentRss`;
      const found = articleOf(item, crawl);
      if (!found || textIn(found.article, "discussionUrl") === "") continue;
      const { comments, commentRss, count } = item;
      if (comments === "") yield `${named(item)} has no comments`;
      if (commentRss === "" && !miscased) yield `${named(item)} has no wfw:commentRss`;
      const { commentCount } = found.article;
      if (count === null) yield `${named(item)} has no slash:comments`;
      else if (typeof commentCount === "number" && Number(count) !== commentCount)
        yield `${named(item)} counts ${count} comments, its page ${commentCount}`;
    }
  },
);

const MAIL = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;

const FD9 = rule(
  "FD9",
  "each article that can be commented on has a feed of its comments, with names and no mail addresses",
  (crawl) => articles(crawl).filter((page) => textIn(articleOn(page), "discussionUrl") !== ""),
  function* (page, crawl) {
    const url = page.alternates.find(({ url }) => /\/comments\.xml$/.test(url))?.url;
    if (!url) return yield "its head names no feed of its comments";
    const feed = crawl.feeds.find((one) => one.url === url);
    if (!feed || feed.problem !== null) return;
    const [headline = ""] = page.h1s;
    const titles = (["de", "en"] as const).map((l) => translator(l)("feeds.comments", { title: headline }));
    if (!titles.includes(feed.title))
      yield `its comment feed has the title "${feed.title}", expected "${titles[0]}"`;
    for (const item of feed.items) {
      if (item.authors.length === 0) yield `a comment in ${url} has no dc:creator`;
      if (MAIL.test(item.authors.join(" "))) yield `a comment in ${url} tells a mail address`;
    }
  },
);

const FD10 = rule(
  "FD10",
  "Atom has id, title, updated and author, on feed and entries, and no two entries are the same",
  (crawl) => crawl.feeds.filter(({ format }) => format === "atom"),
  function* ({ problem, id, title, updated, authors, items }) {
    if (problem !== null) return yield `it cannot be read as Atom: ${problem}`;
    for (const [name, value] of Object.entries({ id, title }))
      if (value === "") yield `the feed has no ${name}`;
    if (!isMoment(updated)) yield `the feed's updated is "${updated}", expected RFC 3339`;
    for (const item of items) {
      if (item.id === "" || item.title === "") yield `the entry ${item.url} has no id or no title`;
      if (!isMoment(item.updated))
        yield `the entry ${named(item)} is updated "${item.updated}", expected RFC 3339`;
      if (item.authors.length === 0 && authors.length === 0) yield `the entry ${named(item)} has no author`;
    }
    for (const twice of repeated(items.map((item) => item.id).filter(Boolean)))
      yield `two entries have the id ${twice}`;
    for (const twice of repeated(items.map((item) => item.updated).filter(Boolean)))
      yield `two entries were updated at ${twice}`;
  },
);

const FD11 = rule(
  "FD11",
  "JSON Feed 1.1 with version, title, language, and id, text, date and authors of each item",
  (crawl) => crawl.feeds.filter(({ format }) => format === "json"),
  function* ({ problem, version, title, language, authors, items }) {
    if (problem !== null) return yield `it cannot be read as JSON: ${problem}`;
    if (version !== "https://jsonfeed.org/version/1.1") yield `the version is "${version}"`;
    if (title === "") yield "there is no title";
    if (language === "") yield "there is no language";
    for (const item of items) {
      if (item.id === "") yield `${named(item)} has no id`;
      if (!item.content) yield `${named(item)} has no content_html`;
      if (!item.order.includes("date_published")) yield `${named(item)} has no date_published`;
      for (const date of item.dates)
        if (!isMoment(date)) yield `${named(item)} has the date "${date}", no RFC 3339`;
      if (item.authors.length === 0 && authors.length === 0) yield `${named(item)} has no authors`;
    }
  },
);

/** What a feed is told by: where it stands, and who names it in which form. */
const FD12 = rule(
  "FD12",
  "feeds have their type, UTF-8, ETag and Last-Modified, answer 304, and heads name them in all formats",
  (crawl) => [
    ...crawl.feeds.map((feed) => ({ url: feed.url, feed })),
    ...crawl.pages.filter(hasOwnFeed).map(headOf),
  ],
  function* (one) {
    if ("page" in one) return yield* headFaults(one.page);
    const { visit, format, revalidated, items } = one.feed;
    if (visit.status !== 200) return yield `it answers ${visit.status || "nothing"}`;
    const type = visit.headers["content-type"] ?? "";
    if (!type.startsWith(TYPES[format])) yield `its type is "${type}", expected ${TYPES[format]}`;
    if (!/charset="?utf-8/i.test(type)) yield `its type "${type}" does not say UTF-8`;
    if (revalidated.etag === null) yield "there is no ETag";
    else if (revalidated.etag !== 304) yield `to its ETag it answers ${revalidated.etag}, expected 304`;
    // What was never anything in has not changed at any time.
    if (revalidated.lastModified === null) {
      if (items.length > 0) yield "there is no Last-Modified";
    } else if (revalidated.lastModified !== 304)
      yield `to its Last-Modified it answers ${revalidated.lastModified}, expected 304`;
  },
);

const headOf = (page: Page) => ({ url: page.url, page });

function* headFaults(page: Page): Generator<string> {
  for (const format of ["rss", "atom", "json"] as const) {
    const url = new URL(feedPath(page.path, format), page.url).href;
    const found = page.alternates.find((one) => one.url === url);
    if (!found) yield `its head does not name ${url}`;
    else if (found.type !== TYPES[format])
      yield `its head calls ${url} "${found.type}", expected ${TYPES[format]}`;
  }
}

const FD14 = rule(
  "FD14",
  "what is paid for in an article is labelled and sponsored in the feed too",
  (crawl) => read(crawl).filter(({ items }) => items.some((item) => paidIn(item, crawl).length > 0)),
  function* ({ items }, crawl) {
    for (const item of items)
      for (const { href, rel, isLabelled } of paidIn(item, crawl)) {
        if (!rel.includes("sponsored")) yield `the paid link to ${href} in ${named(item)} is not sponsored`;
        if (!isLabelled) yield `the paid link to ${href} in ${named(item)} has no label`;
      }
  },
);

/** The links of an item that are paid for: by its own word, or by the word of its page. */
function paidIn(item: FeedEntry, crawl: Crawl) {
  const page = articleOf(item, crawl)?.page;
  const paid = new Set(page?.anchors.filter(({ rel }) => rel.includes("sponsored")).map(({ to }) => to));
  return (item.content?.anchors ?? []).filter(({ to, rel }) => rel.includes("sponsored") || paid.has(to));
}

const HUB = /rel="?hub"?/;
const SELF = /rel="?self"?/;

const WS = rule(
  "WS",
  "a feed with a hub says so in its Link headers, with exactly one self, and in itself",
  (crawl) => crawl.feeds.filter(({ visit, hubs }) => hubs.length > 0 || HUB.test(visit.headers.link ?? "")),
  function* ({ visit, hubs, url }) {
    const links = (visit.headers.link ?? "").split(/,\s*(?=<)/);
    const targets = (rel: RegExp) =>
      links.filter((link) => rel.test(link)).map((link) => /<([^>]*)>/.exec(link)?.[1] ?? "");
    const selves = targets(SELF);
    const announced = targets(HUB);
    if (announced.length === 0) yield 'no Link header has rel="hub"';
    if (selves.length !== 1) yield `${selves.length} Link headers with rel="self", expected 1`;
    else if (selves[0] !== url) yield `its Link header says that it is at ${selves[0]}`;
    for (const hub of announced)
      if (!hubs.includes(hub)) yield `the feed itself does not name the hub ${hub}`;
    for (const hub of hubs) if (!announced.includes(hub)) yield `no Link header names the hub ${hub}`;
  },
);

/** Feeds, and the hubs that they are told to. */
export const feedRules: Rule[] = [FD1, FD2, FD3, FD4, FD5, FD6, FD7, FD8, FD9, FD10, FD11, FD12, FD14, WS];
