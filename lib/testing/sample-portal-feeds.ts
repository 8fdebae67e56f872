import { atom } from "#lib/feeds/atom.ts";
import type { Feed, FeedItem } from "#lib/feeds/feed.ts";
import { jsonFeed } from "#lib/feeds/json.ts";
import { rss } from "#lib/feeds/rss.ts";
import { translator } from "#lib/i18n.ts";
import { type At, ago, COMMENTS, type Put, type Told, ZONE } from "#lib/testing/sample-content.ts";

const t = translator("de");

export const FEED_TYPES = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};
const WRITERS = { rss, atom, json: jsonFeed };

export function putFeed(
  put: Put,
  format: keyof typeof WRITERS,
  feed: Feed,
  path = new URL(feed.feedUrl).pathname,
): void {
  const links = [...feed.hubs.map((hub) => `<${hub}>; rel="hub"`), `<${feed.feedUrl}>; rel="self"`];
  put(path, FEED_TYPES[format], WRITERS[format](feed), {
    "Last-Modified": ago(30).toUTCString(),
    Link: links.join(", "),
  });
}

export const feedOf = (title: string, pageUrl: string, items: FeedItem[]): Feed => ({
  id: pageUrl,
  title,
  description: `Alles über ${title}`,
  publisher: "Blatt",
  language: "de",
  timeZone: ZONE,
  pageUrl,
  feedUrl: pageUrl,
  hubs: ["https://hub.example/"],
  updatedAt: ago(30),
  items,
});

export function feedItem({ slug, title, minutes, text, paid, discussed, pictured }: Told, at: At): FeedItem {
  return {
    id: `tag:127.0.0.1,2026:article/${slug}`,
    url: at(`/ki/${slug}`),
    title: paid ? t("feeds.paidTitle", { title }) : title,
    summary: `Was über ${title} zu sagen ist.`,
    html:
      (pictured ? `<img src="${at("/bild.jpg")}" alt="Eine Halle">` : "") + text.replace(/ id="live"/, ""),
    authors: ["Mara Lindqvist"],
    categories: ["KI"],
    publishedAt: ago(minutes),
    updatedAt: null,
    picture: pictured ? { ...PICTURE, url: at("/bild.jpg") } : null,
    discussion: discussed
      ? { url: at(`/ki/${slug}#comments`), feedUrl: at(`/ki/${slug}/comments.xml`), count: COMMENTS.length }
      : null,
  };
}

const PICTURE = {
  type: "image/jpeg",
  width: 1280,
  height: 720,
  alt: "Eine Halle",
  caption: "",
  credit: "Ina Vogt",
  licence: "",
  licenceUrl: "",
};

export const commentItem = (
  { id, name, html }: (typeof COMMENTS)[number],
  index: number,
  at: At,
): FeedItem => ({
  id: `tag:127.0.0.1,2026:comment/${id}`,
  url: at(`/ki/eins#comment-${id}`),
  title: `Von ${name}`,
  summary: "Ein Wort.",
  html,
  authors: [name],
  categories: [],
  publishedAt: ago(20 - index),
  updatedAt: null,
  picture: null,
  discussion: null,
});
