import { type Crawl, pageAt, type Rule, rule } from "#lib/audit/crawl.ts";
import type { FeedEntry } from "#lib/audit/feed-file.ts";
import { feedsIn, named, readable } from "#lib/audit/feeds-read.ts";
import { articles } from "#lib/audit/kinds.ts";
import type { Page } from "#lib/audit/page.ts";
import { articleOn, type Thing, textIn, thingsIn } from "#lib/audit/structured.ts";
import { translator } from "#lib/i18n.ts";

type Under = { page: Page; article: Thing };

/** The article that an item is about: only where it is the article itself, not a comment on it. */
export function articleOf(item: FeedEntry, crawl: Crawl): Under | undefined {
  const page = item.url.includes("#") ? undefined : pageAt(crawl, item.url);
  const article = page && articleOn(page);
  return page && article ? { page, article } : undefined;
}

const withArticles = (crawl: Crawl) =>
  feedsIn("rss")(crawl).filter(({ items }) => items.some((item) => articleOf(item, crawl)));

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

const FD14 = rule(
  "FD14",
  "what is paid for in an article is labelled and sponsored in the feed too",
  (crawl) => readable(crawl).filter(({ items }) => items.some((item) => paidIn(item, crawl).length > 0)),
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

/** What feeds say of articles, held against the articles' pages. */
export const feedArticleRules: Rule[] = [FD7, FD8, FD9, FD14];
