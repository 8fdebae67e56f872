import { describe, expect, it } from "vitest";
import { articleFeed } from "#lib/feeds/articles.ts";
import { answerFeed } from "#lib/feeds/formats.ts";
import { storyWords } from "#lib/lists.ts";
import type { FeedFormat } from "#lib/paths.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleArticle, sampleSite } from "#lib/testing/samples.ts";
import { all, only, readXml } from "#lib/testing/xml-tree.ts";

const site = sampleSite();
const story = storyWords(site, { slug: "größe", title: "Größe", intro: "" });
const changedAt = new Date("2026-11-22T14:00:00Z");
type Changes = Parameters<typeof sampleArticle>[0];

const answer = (format: FeedFormat, articles: Changes[], request = new Request(site.url)) =>
  answerFeed(request, articleFeed(site, story, { articles: articles.map(sampleArticle), changedAt }), format);
const atom = async (...articles: Changes[]) => readXml(await answer("atom", articles).text());
const json = async (...articles: Changes[]) => JSON.parse(await answer("json", articles).text());

const paid = { sponsor: "Netz AG" };
const changed = { updatedAt: new Date("2026-11-23T09:00:00Z") };

describe("a feed in the format that was asked for", () => {
  it.each([
    ["rss", "application/rss+xml; charset=utf-8", "feed.xml"],
    ["atom", "application/atom+xml; charset=utf-8", "feed.atom"],
    ["json", "application/feed+json; charset=utf-8", "feed.json"],
  ] as const)(
    "says what it is, names its own address and is sent once: %s (FD2, FD12)",
    async (format, type, file) => {
      const response = answer(format, [{}]);
      const etag = response.headers.get("etag") ?? "";
      expect(response.headers.get("content-type")).toBe(type);
      expect(response.headers.get("last-modified")).toBe("Sun, 22 Nov 2026 14:00:00 GMT");
      expect(await response.text()).toContain(`https://news.example/story/gr%C3%B6%C3%9Fe/${file}`);
      const again = new Request(site.url, { headers: { "If-None-Match": etag } });
      expect(answer(format, [{}], again).status).toBe(304);
    },
  );
});

describe("Atom (FD10)", () => {
  it("has id, title, author and a moment of its last change, also with nothing in it", async () => {
    const feed = await atom();
    expect(feed.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
    expect(only(feed, "id").text).toBe("https://news.example/story/gr%C3%B6%C3%9Fe");
    expect(only(feed, "title").text).toBe("Zum Thema „Größe“ – Depesche");
    expect(only(feed, "updated").text).toBe("2026-11-22T15:00:00+01:00");
    expect(only(only(feed, "author"), "name").text).toBe("Depesche");
    expect(all(feed, "entry")).toEqual([]);
  });

  it("gives whole texts, every author, and says what is paid for (FD14)", async () => {
    const [entry, other] = all(await atom({ ...paid, ...changed }, { id: 13, updatedAt: null }), "entry");
    if (!entry || !other) throw new Error("Two articles are two entries.");
    const article = sampleArticle();
    expect(only(entry, "id").text).toBe("tag:news.example,2026:article/12");
    expect(only(entry, "title").text).toBe(`Anzeige: ${article.title}`);
    expect(only(entry, "updated").text).toBe("2026-11-23T10:00:00+01:00");
    expect(only(other, "updated").text).toBe(only(other, "published").text);
    expect(only(entry, "content").attributes.type).toBe("html");
    expect(only(entry, "content").text).toContain("<p>");
    expect(all(entry, "author").map((one) => only(one, "name").text)).toEqual(
      article.authors.filter(({ role }) => role === "author").map(({ name }) => name),
    );
  });

  it("and JSON survive whatever somebody writes", async () => {
    const texts = hostileTexts();
    const articles = texts.map((title, index) => ({ id: index + 1, title, standfirst: title }));
    expect(all(await atom(...articles), "entry")).toHaveLength(texts.length);
    const { items } = await json(...articles);
    expect(items.map((item: { title: string }) => item.title)).toEqual(texts);
  });
});

describe("JSON Feed (FD11)", () => {
  it("has what version 1.1 asks for, and whole texts", async () => {
    const feed = await json({ ...changed, ...paid });
    const article = sampleArticle();
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "Zum Thema „Größe“ – Depesche",
      home_page_url: "https://news.example/story/gr%C3%B6%C3%9Fe",
      feed_url: "https://news.example/story/gr%C3%B6%C3%9Fe/feed.json",
      language: "de",
      authors: [{ name: "Depesche" }],
    });
    expect(feed.items).toMatchObject([
      {
        id: "tag:news.example,2026:article/12",
        title: `Anzeige: ${article.title}`,
        date_modified: "2026-11-23T10:00:00+01:00",
      },
    ]);
    expect(feed.items[0].content_html).toContain("<p>");
    expect(Date.parse(feed.items[0].date_published)).toBe(article.publishedAt.getTime());
  });
});

describe("a hub (W3C WebSub)", () => {
  const hubs = ["https://hub.example/", "https://größe.example/push"];
  const carried = { ...site, settings: { ...site.settings, webSubHubs: hubs } };
  const ask = (format: FeedFormat) =>
    answerFeed(
      new Request(site.url),
      articleFeed(carried, story, { articles: [sampleArticle()], changedAt }),
      format,
    );
  const self = (file: string) => `https://news.example/story/gr%C3%B6%C3%9Fe/${file}`;

  it.each([
    ["rss", "feed.xml"],
    ["atom", "feed.atom"],
    ["json", "feed.json"],
  ] as const)("is named in the head, with the feed's own address once: %s", (format, file) => {
    expect(ask(format).headers.get("link")).toBe(
      `<https://hub.example/>; rel="hub", <https://xn--gre-6ka8i.example/push>; rel="hub", <${self(file)}>; rel="self"`,
    );
    expect(answer(format, [{}]).headers.get("link")).toBeNull();
  });

  it("is named by no feed that a reader has put together: nobody tells of those", () => {
    const listed = { articles: [sampleArticle()], changedAt };
    const chosen = articleFeed(carried, story, listed, "?topic=wahl");
    expect(answerFeed(new Request(site.url), chosen, "rss").headers.get("link")).toBeNull();
  });

  it("is named in the feed too, and nothing of it where there is none", async () => {
    const links = (node: ReturnType<typeof readXml>) =>
      node.children
        .filter(({ attributes }) => attributes.rel === "hub")
        .map(({ attributes }) => attributes.href);
    expect(links(readXml(await ask("atom").text()))).toEqual(hubs);
    expect(links(only(readXml(await ask("rss").text()), "channel"))).toEqual(hubs);
    expect(JSON.parse(await ask("json").text()).hubs).toEqual(hubs.map((url) => ({ type: "WebSub", url })));
    expect(links(await atom())).toEqual([]);
    expect((await json()).hubs).toBeUndefined();
  });
});
