import type { Metadata } from "next";
import { describe, expect, it } from "vitest";
import {
  archiveMetadata,
  articleMetadata,
  authorMetadata,
  homeMetadata,
  pageMetadata,
  sectionMetadata,
  storyMetadata,
  topicMetadata,
  unlistedMetadata,
} from "#lib/metadata.ts";
import { siteSettings } from "#lib/settings.ts";
import { sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const section = { id: 1, slug: "ki", name: "KI", description: "Maschinen, die lernen." };
const topic = { id: 2, slug: "ki", name: "KI", intro: "", articleCount: 3 };
const story = { id: 3, slug: "lauf", title: "Lauf", intro: "", articleCount: 3 };
const author = { id: 4, slug: "mara", name: "Mara Lindqvist", bio: "" };
const page = { id: 5, slug: "imprint", title: "Impressum", description: "Wer hier verantwortlich ist." };
const article = (changes = {}) =>
  articleMetadata(site, sampleArticle(changes), "Warum kleine Modelle reichen.");

const title = (metadata: Metadata) => (metadata.title as { absolute: string }).absolute;
const canonical = (metadata: Metadata) => metadata.alternates?.canonical;
const feeds = (metadata: Metadata) => metadata.alternates?.types?.["application/rss+xml"];

describe("every page", () => {
  const pages = [
    homeMetadata(site),
    sectionMetadata(site, section),
    sectionMetadata(site, section, 2),
    topicMetadata(site, topic),
    topicMetadata(site, topic, 2),
    storyMetadata(site, story),
    authorMetadata(site, author),
    archiveMetadata(site, { year: 2026, month: 3 }),
    pageMetadata(site, page),
    article(),
  ];

  it("has a title of its own with the portal's name in it", () => {
    expect(new Set(pages.map(title)).size).toBe(pages.length);
    for (const metadata of pages) expect(title(metadata)).toContain("Depesche");
  });

  it("has a description, one absolute canonical address, and lets services show large pictures (RM1, RM3)", () => {
    for (const metadata of pages) {
      expect(metadata.description).not.toBe("");
      expect(canonical(metadata)).toMatch(/^https:\/\/news\.example\//);
      expect(metadata.openGraph?.url).toBe(canonical(metadata));
      expect(metadata.robots).toMatchObject({ index: true, "max-image-preview": "large", "max-snippet": -1 });
    }
  });

  it("has a picture, with words and size, for services that show links", () => {
    for (const metadata of pages) {
      const [image] = [metadata.openGraph?.images ?? []].flat() as Record<string, unknown>[];
      expect(image).toMatchObject({ alt: expect.stringMatching(/./), type: expect.stringMatching(/^image/) });
      expect(Number(image?.width)).toBeGreaterThanOrEqual(1200);
      expect(Number(image?.height)).toBeGreaterThanOrEqual(600);
      expect(metadata.twitter).toMatchObject({ card: "summary_large_image" });
    }
  });

  it("offers the portal's feed, its own first (FD12)", () => {
    for (const metadata of pages)
      expect(feeds(metadata)).toContainEqual({ url: "https://news.example/feed.xml", title: "Depesche" });
    expect(feeds(homeMetadata(site))).toHaveLength(1);
    expect(feeds(sectionMetadata(site, section, 2))).toEqual([
      { url: "https://news.example/ki/feed.xml", title: "KI – Depesche" },
      { url: "https://news.example/feed.xml", title: "Depesche" },
    ]);
  });
});

describe("lists", () => {
  it("number their pages in title and address", () => {
    expect(title(sectionMetadata(site, section, 2))).toBe("KI, Seite 2 – Depesche");
    expect(canonical(sectionMetadata(site, section, 2))).toBe("https://news.example/ki?page=2");
    expect(title(sectionMetadata(site, section))).toBe("KI – Depesche");
    expect(title(archiveMetadata(site, { year: 2026, month: 3 }))).toBe("Archiv März 2026 – Depesche");
  });

  it("keep sections without any article out of search engines", () => {
    expect(sectionMetadata(site, { ...section, isEmpty: true }).robots).toMatchObject({ index: false });
    expect(sectionMetadata(site, { ...section, isEmpty: false }).robots).toMatchObject({ index: true });
  });

  it("keep thin topics out of search engines (B3, RM2)", () => {
    expect(topicMetadata(site, { ...topic, articleCount: 2 }).robots).toMatchObject({
      index: false,
      follow: true,
    });
    expect(storyMetadata(site, { ...story, articleCount: 2 }).robots).toMatchObject({ index: false });
    expect(storyMetadata(site, story).robots).toMatchObject({ index: true });
    expect(unlistedMetadata(site, "Suche").robots).toMatchObject({ index: false });
  });

  it("are for search engines in one order alone", () => {
    const fromStart = storyMetadata(site, story, { page: 2, fromStart: true });
    expect(title(fromStart)).toBe("Zum Thema „Lauf“, von Anfang an, Seite 2 – Depesche");
    expect(fromStart.robots).toMatchObject({ index: false });
    expect(canonical(fromStart)).toBe("https://news.example/story/lauf/from-start?page=2");
    expect(feeds(fromStart)).toEqual([{ url: "https://news.example/feed.xml", title: "Depesche" }]);
    expect(JSON.stringify(feeds(storyMetadata(site, story)))).toContain("/story/lauf/feed.xml");
    expect(storyMetadata(site, story).alternates?.types).toMatchObject({
      "application/atom+xml": "https://news.example/story/lauf/feed.atom",
      "application/feed+json": "https://news.example/story/lauf/feed.json",
    });
  });

  it("lead with what the newsroom calls itself", () => {
    expect(title(homeMetadata(site))).toBe("Depesche – Nachrichten");
    const settings = siteSettings.parse({ tagline: "Kurz und klar" });
    expect(title(homeMetadata(sampleSite({ settings })))).toBe("Depesche – Kurz und klar");
  });
});

describe("an article", () => {
  it("is described as an article", () => {
    expect(title(article())).toBe("Größe zählt – Depesche");
    expect(article().openGraph).toEqual({
      type: "article",
      url: "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt",
      title: "Größe zählt",
      description: "Warum kleine Modelle reichen.",
      siteName: "Depesche",
      locale: "de_DE",
      publishedTime: "2026-11-22T10:15:00+01:00",
      modifiedTime: "2026-11-22T14:00:00+01:00",
      authors: ["https://news.example/author/mara", "https://news.example/author/jonas"],
      section: "KI",
      tags: ["Sprachmodelle", "Forschung"],
      images: [
        {
          url: "https://news.example/media/7/1600.jpeg",
          width: 1600,
          height: 900,
          alt: "Eine Halle voller Roboter",
          type: "image/jpeg",
        },
      ],
    });
    expect(article().twitter).toMatchObject({ card: "summary_large_image" });
  });

  it("names its translations, itself among them (RM4)", () => {
    const german = {
      slug: "größe-zählt",
      section: { slug: "ki" },
      title: "Größe zählt",
      language: "de" as const,
    };
    const english = { slug: "size", section: { slug: "ki" }, title: "Size", language: "en" as const };
    const publishedAt = new Date("2026-11-22T09:15:00Z");
    const at = { publishedAt, isListed: true };
    const here = article({ ...german, translations: [{ ...english, ...at }] });
    const there = article({ ...english, translations: [{ ...german, ...at }] });
    const address = "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt";
    const both = { de: address, en: "https://news.example/ki/size", "x-default": address };
    expect(here.alternates?.languages).toEqual(both);
    expect(there.alternates?.languages).toEqual(both);
    expect(here.openGraph).toMatchObject({ locale: "de_DE", alternateLocale: ["en_GB"] });
    const unlisted = { ...english, ...at, isListed: false };
    for (const alone of [
      article(),
      article({ translations: [unlisted] }),
      article({ translations: [{ ...english, ...at }], hideFromSearchEngines: true }),
    ])
      expect(alone.alternates?.languages).toBeUndefined();
  });

  it("prefers what the newsroom wrote for search engines", () => {
    const metadata = article({ seoTitle: "Kleine Modelle", seoDescription: "Für Suchmaschinen" });
    expect(title(metadata)).toBe("Kleine Modelle – Depesche");
    expect(metadata.description).toBe("Für Suchmaschinen");
  });

  it("keeps out of search engines when it should", () => {
    expect(article({ hideFromSearchEngines: true }).robots).toMatchObject({ index: false });
  });

  it("asks for a small card where there is no large picture", () => {
    const variants = samplePicture().variants.filter(({ width }) => width < 1000);
    const small = article({ picture: samplePicture({ variants }) });
    expect(small.twitter).toMatchObject({ card: "summary" });
    expect(small.openGraph?.images).toMatchObject([{ width: 960 }]);
  });

  it("shows its headline where it has no picture, or one as small as a stamp", () => {
    const [variant] = samplePicture().variants;
    const stamp = samplePicture({
      variants: variant ? [{ ...variant, format: "jpeg", width: 200, height: 100 }] : [],
    });
    for (const picture of [null, stamp]) {
      expect(article({ picture }).twitter).toMatchObject({ card: "summary_large_image" });
      expect(article({ picture }).openGraph?.images).toEqual([
        {
          url: expect.stringMatching(/^https:\/\/news\.example\/cards\/article-12-[0-9a-f]{16}\.png$/),
          width: 1200,
          height: 630,
          alt: "Größe zählt",
          type: "image/png",
        },
      ]);
    }
    const paid = article({ picture: null, sponsor: "Muster AG" }).openGraph?.images;
    expect(paid).toMatchObject([{ alt: "Anzeige · Muster AG: Größe zählt" }]);
  });

  it("offers its comments as a feed unless there are none", () => {
    expect(feeds(article())).toHaveLength(3);
    expect(feeds(article({ commentMode: "off" }))).toHaveLength(2);
  });
});
