import { type Rule, rule } from "#lib/audit/crawl.ts";
import { named, readable, repeated, TYPES } from "#lib/audit/feeds-read.ts";
import { hasOwnFeed } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";
import { addressOf, isMoment } from "#lib/audit/written.ts";
import { feedPath } from "#lib/paths.ts";

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

const HUB = /rel="?hub"?/;
const SELF = /rel="?self"?/;

const WS = rule(
  "WS",
  "a feed with a hub says so in its Link headers, with exactly one self, and in itself",
  (crawl) =>
    readable(crawl).filter(({ visit, hubs }) => hubs.length > 0 || HUB.test(visit.headers.link ?? "")),
  function* ({ visit, hubs, url }) {
    const links = (visit.headers.link ?? "").split(/,\s*(?=<)/);
    const targets = (rel: RegExp) =>
      links.filter((link) => rel.test(link)).map((link) => addressOf(/<([^>]*)>/.exec(link)?.[1] ?? "", url));
    const selves = targets(SELF);
    const announced = targets(HUB);
    const inside = hubs.map((hub) => addressOf(hub, url));
    if (announced.length === 0) yield 'no Link header has rel="hub"';
    if (selves.length !== 1) yield `${selves.length} Link headers with rel="self", expected 1`;
    else if (selves[0] !== url) yield `its Link header says that it is at ${selves[0]}`;
    for (const hub of announced)
      if (!inside.includes(hub)) yield `the feed itself does not name the hub ${hub}`;
    for (const hub of inside) if (!announced.includes(hub)) yield `no Link header names the hub ${hub}`;
  },
);

/** The other formats of feeds, how feeds are answered and announced, and the hubs that they are told to. */
export const feedFormatRules: Rule[] = [FD10, FD11, FD12, WS];
