import { describe, expect, it } from "vitest";
import { articleFeed } from "#lib/feeds/articles.ts";
import { commentFeed } from "#lib/feeds/comments.ts";
import { correctionFeed } from "#lib/feeds/corrections.ts";
import { rss } from "#lib/feeds/rss.ts";
import { homeWords, sectionWords } from "#lib/lists.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { linked, paragraph, sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";
import { all, only, readXml, type XmlTree } from "#lib/xml-tree.ts";

const site = sampleSite();
const changedAt = new Date("2026-11-22T14:00:00Z");
const written = (...articles: Parameters<typeof sampleArticle>[0][]) =>
  rss(articleFeed(site, homeWords(site), { articles: articles.map(sampleArticle), changedAt }));
const channelOf = (document: string) => only(readXml(document), "channel");
const itemOf = (changes: Parameters<typeof sampleArticle>[0] = {}) =>
  only(channelOf(written(changes)), "item");
const textOf = (parent: XmlTree, name: string) => only(parent, name).text;

describe("the channel", () => {
  it("names itself, its page and its own address (FD1, FD2)", () => {
    const section = { slug: "ki", name: "KI", description: "Maschinen, die lernen." };
    const document = rss(articleFeed(site, sectionWords(site, section), { articles: [], changedAt }));
    const channel = channelOf(document);
    expect(readXml(document).attributes.version).toBe("2.0");
    expect(textOf(channel, "title")).toBe("KI – Depesche");
    expect(textOf(channel, "link")).toBe("https://news.example/ki");
    expect(textOf(channel, "description")).toBe("Maschinen, die lernen.");
    expect(textOf(channel, "language")).toBe("de");
    expect(textOf(channel, "lastBuildDate")).toBe("Sun, 22 Nov 2026 15:00:00 +0100");
    expect(only(channel, "atom:link").attributes).toMatchObject({
      rel: "self",
      type: "application/rss+xml",
      href: "https://news.example/ki/feed.xml",
    });
  });

  it("is valid with nothing in it", () => {
    const channel = channelOf(rss(articleFeed(site, homeWords(site), { articles: [], changedAt: null })));
    expect(textOf(channel, "title")).toBe("Depesche");
    expect(textOf(channel, "description")).not.toBe("");
    expect(all(channel, "lastBuildDate")).toEqual([]);
    expect(all(channel, "item")).toEqual([]);
  });

  it("declares every namespace of FD5", () => {
    const names = Object.keys(readXml(written()).attributes);
    for (const prefix of ["atom", "content", "dc", "media", "slash", "sy", "wfw"])
      expect(names).toContain(`xmlns:${prefix}`);
  });
});

describe("an article's entry", () => {
  it("has headline, address, date, authors and categories (FD3, FD4, FD7)", () => {
    const item = itemOf();
    expect(textOf(item, "title")).toBe("Größe zählt");
    expect(textOf(item, "link")).toBe("https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt");
    expect(textOf(item, "pubDate")).toBe("Sun, 22 Nov 2026 10:15:00 +0100");
    expect(all(item, "dc:creator").map(({ text }) => text)).toEqual(["Mara Lindqvist", "Jonas Feld"]);
    expect(all(item, "category").map(({ text }) => text)).toEqual(["KI", "Sprachmodelle", "Forschung"]);
  });

  it("keeps its guid when everything an editor can change has changed (FD3)", () => {
    const guid = only(itemOf(), "guid");
    expect(guid).toMatchObject({
      text: "tag:news.example,2026:article/12",
      attributes: { isPermaLink: "false" },
    });
    const changed = { slug: "anders", title: "Anders", section: { slug: "politik", name: "Politik" } };
    expect(only(itemOf(changed), "guid").text).toBe(guid.text);
  });

  it("gives the whole text after the description, dateline only there (FD5, A1)", () => {
    const item = itemOf();
    const names = item.children.map(({ name }) => name);
    expect(names.indexOf("description")).toBeLessThan(names.indexOf("content:encoded"));
    expect(textOf(item, "description")).toBe("Warum kleine Modelle reichen.");
    const html = textOf(item, "content:encoded");
    expect(html).toMatch(/KIEW \/ LONDON \(HAUS\) –<\/span> Der erste Satz\./);
    expect(html.match(/KIEW/g)).toHaveLength(1);
    for (const name of ["title", "description"]) expect(textOf(item, name)).not.toContain("KIEW");
  });

  it("begins as the text does where there is no standfirst", () => {
    expect(textOf(itemOf({ standfirst: "" }), "description")).toMatch(/^Der erste Satz\. Impressum$/);
  });

  it("has absolute addresses only and nothing active (FD6)", () => {
    const picture = samplePicture({ id: 9 });
    const body = {
      type: "doc",
      content: [
        linked("drinnen", "/imprint"),
        linked("hier", "#kommentare"),
        { type: "image", attrs: { mediaId: 9, caption: null, alt: null } },
        { type: "embed", attrs: { url: "https://video.example/1", title: "Film" } },
      ],
    };
    const html = textOf(itemOf({ body, bodyPictures: [picture] }), "content:encoded");
    const addresses = [...html.matchAll(/(?:href|src|srcset)="([^"]*)"/g)].map((match) => match[1]);
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) expect(address).toMatch(/^https:\/\//);
    expect(html).not.toMatch(/<(script|style|object|embed|iframe|form)|\s(style|on\w+)=/i);
  });

  it("carries the lead picture with size, words and credit (FD7)", () => {
    const media = only(itemOf(), "media:content");
    expect(media.attributes).toEqual({
      url: "https://news.example/media/7/1600.jpeg",
      type: "image/jpeg",
      medium: "image",
      width: "1600",
      height: "900",
    });
    expect(textOf(media, "media:title")).toBe("Eine Halle voller Roboter");
    expect(textOf(media, "media:description")).toBe("In der Halle");
    expect(textOf(media, "media:credit")).toBe("Ina Vogt");
    expect(textOf(itemOf({ leadCaption: "Nur hier" }), "content:encoded")).toContain("Nur hier");
  });

  it("does without a picture whose file is not here", () => {
    const item = itemOf({ picture: samplePicture({ variants: [] }) });
    expect(all(item, "media:content")).toEqual([]);
    expect(textOf(item, "content:encoded")).not.toContain("<figure");
  });

  it("leads to the discussion, unless there is none (FD8)", () => {
    const item = itemOf();
    const article = "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt";
    expect(textOf(item, "comments")).toBe(`${article}#comments`);
    expect(textOf(item, "wfw:commentRss")).toBe(`${article}/comments.xml`);
    expect(textOf(item, "slash:comments")).toBe("3");
    expect(all(itemOf({ commentMode: "off" }), "comments")).toEqual([]);
  });

  it("says Anzeige where content or a link is paid for (FD14, AD)", () => {
    const body = { type: "doc", content: [linked("Kaufen", "https://shop.example/1")] };
    const item = itemOf({ sponsor: "Muster AG", body });
    expect(textOf(item, "title")).toBe("Anzeige: Größe zählt");
    const html = textOf(item, "content:encoded");
    expect(html).toMatch(/^<p><strong>Anzeige · Muster AG<\/strong><\/p>/);
    expect(html).toMatch(/Anzeige<\/span> <a href="https:\/\/shop\.example\/1" rel="sponsored nofollow/);
  });

  it("says under the text what was put right (A4)", () => {
    const at = new Date("2026-11-22T13:00:00Z");
    const corrections = [
      { kind: "correction" as const, text: "Es war <Dienstag>.\n\nNicht Montag.", at },
      { kind: "reply" as const, text: "Ich war es nicht.", at },
    ];
    const html = textOf(itemOf({ corrections }), "content:encoded");
    expect(html).toMatch(
      /<p><strong>Korrektur, 22\. November 2026:<\/strong> Es war &lt;Dienstag&gt;\.<\/p><p>Nicht Montag\.<\/p>/,
    );
    expect(html).toMatch(
      /<p><strong>Gegendarstellung, 22\. November 2026:<\/strong> Ich war es nicht\.<\/p>$/,
    );
  });

  it("loses its text, not the feed, when the stored body is broken", () => {
    const [broken, whole] = all(
      channelOf(written({ body: { type: "doc", content: [{ type: "bomb" }] } }, { id: 13 })),
      "item",
    );
    expect(broken && textOf(broken, "title")).toBe("Größe zählt");
    expect(whole && textOf(whole, "content:encoded")).toContain("Der erste Satz.");
  });
});

describe("the feed of corrections", () => {
  const at = new Date("2026-11-22T13:00:00Z");
  const { id, slug, title, section } = sampleArticle();
  const article = { id, slug, title, section };

  it("leads from each to its article, the newest first", () => {
    const corrections = [{ id: 7, kind: "clarification" as const, text: "So nicht.", at, article }];
    const channel = channelOf(rss(correctionFeed(site, corrections)));
    expect(textOf(channel, "link")).toBe("https://news.example/corrections");
    const item = only(channel, "item");
    expect(textOf(item, "title")).toBe("Klarstellung: Größe zählt");
    expect(textOf(item, "link")).toBe("https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt#corrections");
    expect(textOf(item, "guid")).toBe("tag:news.example,2026:correction/7");
    expect(textOf(item, "content:encoded")).toBe("<p>So nicht.</p>");
  });

  it("is valid with nothing in it", () => {
    expect(all(channelOf(rss(correctionFeed(site, []))), "item")).toEqual([]);
  });
});

describe("a feed of comments", () => {
  const article = sampleArticle();
  const comments = [
    { id: 5, authorName: "moewe", body: "> Zitat\nGut! https://example.org", createdAt: changedAt },
    { id: 4, authorName: null, body: "Danke", createdAt: new Date("2026-11-22T10:00:00Z") },
  ];
  const channel = channelOf(rss(commentFeed(site, article, { comments, changedAt })));

  it("belongs to its article (FD9)", () => {
    expect(textOf(channel, "title")).toBe("Kommentare zu Größe zählt");
    expect(only(channel, "atom:link").attributes.href).toBe(
      "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt/comments.xml",
    );
  });

  it("gives each comment its name, place and text", () => {
    const [first, second] = all(channel, "item");
    if (!first || !second) throw new Error("Two comments, two entries.");
    expect(textOf(first, "title")).toBe("Von moewe");
    expect(textOf(first, "dc:creator")).toBe("moewe");
    expect(textOf(first, "link")).toMatch(/#comment-5$/);
    expect(textOf(first, "guid")).toBe("tag:news.example,2026:comment/5");
    expect(textOf(first, "content:encoded")).toBe(
      '<blockquote><p>Zitat</p></blockquote><p>Gut! <a href="https://example.org/" rel="ugc nofollow noopener">https://example.org</a></p>',
    );
    expect(textOf(second, "dc:creator")).toBe("Ehemaliges Mitglied");
  });

  it("is dated even before the first comment", () => {
    const empty = channelOf(rss(commentFeed(site, article, { comments: [], changedAt: null })));
    expect(textOf(empty, "lastBuildDate")).toBe("Sun, 22 Nov 2026 10:15:00 +0100");
  });
});

describe("hostile texts", () => {
  /** As an XML parser hands it on: what XML forbids is gone. */
  const readable = (text: string) =>
    text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");

  it("stay well-formed wherever they stand, and headlines come through unchanged", () => {
    const texts = hostileTexts();
    const document = written(
      ...texts.map((text, index) => ({
        id: index + 1,
        title: text,
        standfirst: text,
        source: text,
        places: [text],
        sponsor: index % 2 ? null : text,
        section: { slug: "ki", name: text },
        topics: [{ id: 1, slug: "x", name: text }],
        authors: [{ slug: "x", name: text, role: "author" as const, jobTitle: "", bio: "" }],
        picture: samplePicture({ alt: text, caption: text, credit: text, licence: text, licenceUrl: text }),
        body: { type: "doc", content: [paragraph(text)] },
      })),
    );
    const items = all(channelOf(document), "item");
    expect(items).toHaveLength(texts.length);
    items.forEach((item, index) => {
      const title = textOf(item, "title");
      if (index % 2) expect(title).toBe(readable(texts[index] ?? ""));
      else expect(title).toContain(readable(texts[index] ?? ""));
    });
  });

  it("stay text in descriptions, which reader programs take for HTML", () => {
    expect(textOf(itemOf({ standfirst: "<script>alert(1)</script>" }), "description")).toBe(
      "&lt;script&gt;alert(1)&lt;/script&gt;",
    );
  });

  it("stay well-formed in comments", () => {
    const comments = hostileTexts().map((text, id) => ({
      id,
      authorName: text,
      body: text,
      createdAt: changedAt,
    }));
    const document = rss(commentFeed(site, sampleArticle({ title: "<&]]>" }), { comments, changedAt }));
    expect(all(channelOf(document), "item")).toHaveLength(comments.length);
  });
});
