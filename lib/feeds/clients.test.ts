import { Readable } from "node:stream";
import FeedParser from "feedparser";
import RssParser from "rss-parser";
import { describe, expect, it } from "vitest";
import { articleFeed } from "#lib/feeds/articles.ts";
import { answerFeed } from "#lib/feeds/formats.ts";
import { homeWords } from "#lib/lists.ts";
import type { FeedFormat } from "#lib/paths.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleFeeds } from "#lib/testing/sample-feeds.ts";
import { paragraph, sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

/** Reader programs take back, field by field, what was written: two of the most used libraries, which are not ours. */
const site = sampleSite();
type Changes = Parameters<typeof sampleArticle>[0];

const written = (format: FeedFormat, ...articles: Changes[]) =>
  answerFeed(
    new Request(site.url),
    articleFeed(site, homeWords(site), {
      articles: articles.map(sampleArticle),
      changedAt: new Date("2026-11-22T14:00:00Z"),
    }),
    format,
  ).text();

async function readByFeedparser(
  document: string,
): Promise<{ meta: FeedParser["meta"]; items: FeedParser.Item[] }> {
  const parser = new FeedParser();
  const items: FeedParser.Item[] = [];
  await new Promise<void>((done, failed) => {
    parser.on("error", failed);
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(item);
    });
    parser.on("end", done);
    Readable.from([document]).pipe(parser);
  });
  return { meta: parser.meta, items };
}

type Extra = {
  "content:encoded": string;
  creators: string[];
  commentRss: string;
  commentCount: string;
  media: { $: Record<string, string>; "media:credit": string[] };
};
const rssParser = () =>
  new RssParser<object, Extra>({
    customFields: {
      item: [
        ["dc:creator", "creators", { keepArray: true }],
        ["wfw:commentRss", "commentRss"],
        ["slash:comments", "commentCount"],
        ["media:content", "media"],
      ] as never,
    },
  });

const article: Changes = {
  title: "Größe zählt & mehr",
  standfirst: "Was 3 < 4 bedeutet.",
  body: { type: "doc", content: [paragraph("Der erste Absatz."), paragraph("Der zweite.")] },
  picture: samplePicture({ alt: "Ein Turm", credit: "Foto: Mara" }),
  commentCount: 7,
};

describe("rss-parser", () => {
  it("takes back an article from RSS", async () => {
    const feed = await rssParser().parseString(await written("rss", article));
    expect(feed).toMatchObject({ title: "Depesche", link: "https://news.example/", language: "de" });
    expect(feed.feedUrl).toBe("https://news.example/feed.xml");
    const [item] = feed.items;
    expect(item).toMatchObject({
      title: "Größe zählt & mehr",
      link: "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt",
      guid: "tag:news.example,2026:article/12",
      isoDate: "2026-11-22T09:15:00.000Z",
      creators: ["Mara Lindqvist", "Jonas Feld"],
      categories: ["KI", "Sprachmodelle", "Forschung"],
      contentSnippet: "Was 3 < 4 bedeutet.",
      commentRss: "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt/comments.xml",
      commentCount: "7",
    });
    expect(item?.["content:encoded"]).toContain("Der zweite.");
    expect(item?.media.$).toMatchObject({ medium: "image", type: "image/jpeg" });
    expect(item?.media["media:credit"]).toEqual(["Foto: Mara"]);
  });

  it("takes back an article from Atom", async () => {
    const feed = await rssParser().parseString(await written("atom", article));
    expect(feed).toMatchObject({ title: "Depesche", link: "https://news.example/" });
    expect(feed.feedUrl).toBe("https://news.example/feed.atom");
    expect(feed.items[0]).toMatchObject({
      title: "Größe zählt & mehr",
      link: "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt",
      id: "tag:news.example,2026:article/12",
      isoDate: "2026-11-22T09:15:00.000Z",
      summary: "Was 3 < 4 bedeutet.",
    });
    expect(feed.items[0]?.content).toContain("Der zweite.");
  });
});

describe("feedparser", () => {
  it.each(["rss", "atom"] as const)("takes back an article from %s", async (format) => {
    // Of several authors in Atom it hands on none.
    const authors = sampleArticle().authors.slice(0, 1);
    const { meta, items } = await readByFeedparser(await written(format, { ...article, authors }));
    expect(meta.title).toBe("Depesche");
    expect(meta.xmlurl).toMatch(/^https:\/\/news\.example\/feed\./);
    const [item] = items;
    expect(item).toMatchObject({
      title: "Größe zählt & mehr",
      link: "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt",
      guid: "tag:news.example,2026:article/12",
      categories: ["KI", "Sprachmodelle", "Forschung"],
    });
    expect(item?.pubdate?.toISOString()).toBe("2026-11-22T09:15:00.000Z");
    expect(item?.author).toBe("Mara Lindqvist");
    expect(item?.description).toContain("Der zweite.");
    expect(item?.summary).toContain("4 bedeutet.");
  });
});

/** What a reader program cannot be given: XML has no such signs (XML 1.0 §2.2), and white space is folded. */
const readable = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/\p{Surrogate}/gu, "")
    .replace(/\s+/g, "");

describe("a headline that breaks careless writers", () => {
  it("comes back as it was, from every format", async () => {
    const titles = hostileTexts().filter((text) => readable(text) !== "");
    for (let at = 0; at < titles.length; at += 50) {
      const some = titles.slice(at, at + 50);
      const articles = some.map((title, index) => ({ id: at + index + 1, title }));
      const json = JSON.parse(await written("json", ...articles));
      const expected = some.map(readable);
      expect(json.items.map(({ title }: { title: string }) => readable(title))).toEqual(expected);
      for (const format of ["rss", "atom"] as const) {
        const feed = await rssParser().parseString(await written(format, ...articles));
        expect(feed.items.map(({ title = "" }) => readable(title))).toEqual(expected);
      }
    }
  });

  it("and one without picture, author, topic, text or comments is an entry all the same", async () => {
    const bare: Changes = {
      picture: null,
      authors: [],
      topics: [],
      standfirst: "",
      commentMode: "off",
      title: "Kurz",
    };
    for (const format of ["rss", "atom"] as const) {
      const { items } = await readByFeedparser(await written(format, bare));
      expect(items).toHaveLength(1);
      expect(items[0]?.title).toBe("Kurz");
      const none = await readByFeedparser(await written(format));
      expect(none.items).toEqual([]);
      expect(none.meta.title).toBe("Depesche");
    }
  });
});

describe("every kind of feed", () => {
  it.each(Object.entries(sampleFeeds()))("is read by both libraries, entry by entry: %s", async (_, feed) => {
    const ids = feed.items.map(({ id }) => id);
    for (const format of ["rss", "atom"] as const) {
      const document = await answerFeed(new Request(site.url), feed, format).text();
      const [theirs, others] = [await rssParser().parseString(document), await readByFeedparser(document)];
      expect(others.items.map(({ guid }) => guid)).toEqual(ids);
      expect(theirs.items.map((item) => item.guid ?? (item as { id?: string }).id)).toEqual(ids);
      expect(theirs.feedUrl).toBe(feed.feedUrl.replace(".xml", format === "rss" ? ".xml" : ".atom"));
      expect(others.items.map(({ link }) => link)).toEqual(feed.items.map(({ url }) => url));
    }
  });
});
