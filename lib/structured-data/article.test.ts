import { describe, expect, it } from "vitest";
import type { PublicComment } from "#lib/comments.ts";
import { newsArticle } from "#lib/structured-data/article.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";
import { jsonLd } from "#lib/structured-data/json-ld.ts";
import { collectionPage, profilePage } from "#lib/structured-data/lists.ts";
import { webSite } from "#lib/structured-data/publisher.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const url = "https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt";

type Json = { [name: string]: Json & string };
/** As a search service reads it: from the text in the page. */
const read = (value: object): Json => JSON.parse(jsonLd(value));
const article = (changes: Parameters<typeof sampleArticle>[0] = {}, comments: PublicComment[] = []) =>
  read(newsArticle(site, sampleArticle(changes), { description: "Warum kleine Modelle reichen.", comments }));

const comment = (id: number, changes: Partial<PublicComment> = {}): PublicComment => ({
  id,
  parentId: null,
  rootId: id,
  depth: 0,
  authorName: "moewe",
  body: "Gut!",
  byStaff: false,
  featured: false,
  helpfulCount: 0,
  createdAt: new Date("2026-11-22T10:00:00Z"),
  editedAt: null,
  ...changes,
});

describe("newsArticle", () => {
  it("says everything that rules SD0 to SD5 ask for", () => {
    expect(article()).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      "@id": `${url}#article`,
      headline: "Größe zählt",
      description: "Warum kleine Modelle reichen.",
      url,
      mainEntityOfPage: url,
      image: [
        {
          "@type": "ImageObject",
          url: "https://news.example/media/7/1600.jpeg",
          contentUrl: "https://news.example/media/7/1600.jpeg",
          width: "1600",
          height: "900",
          caption: "In der Halle",
          creditText: "Ina Vogt",
          license: "https://creativecommons.org/licenses/by/4.0/",
        },
      ],
      datePublished: "2026-11-22T10:15:00+01:00",
      dateModified: "2026-11-22T14:00:00+01:00",
      author: [
        { "@type": "Person", name: "Mara Lindqvist", url: "https://news.example/author/mara" },
        { "@type": "Person", name: "Jonas Feld", url: "https://news.example/author/jonas" },
      ],
      publisher: {
        "@type": "NewsMediaOrganization",
        "@id": "https://news.example/#publisher",
        name: "Depesche",
        url: "https://news.example/",
        logo: "https://news.example/logo.png",
      },
      isAccessibleForFree: true,
      inLanguage: "de",
      articleSection: ["KI"],
      keywords: ["Sprachmodelle", "Forschung"],
      contentLocation: [
        { "@type": "Place", name: "Kiew" },
        { "@type": "Place", name: "London" },
      ],
      discussionUrl: `${url}#comments`,
      commentCount: 3,
      comment: [],
    });
  });

  it("is unchanged since publication when it is", () => {
    expect(article({ updatedAt: null }).dateModified).toBe("2026-11-22T10:15:00+01:00");
  });

  it("lets the house answer for what nobody signed", () => {
    expect(article({ authors: [] }).author?.["@type"]).toBe("NewsMediaOrganization");
  });

  it("offers no picture without a file, and the widest of small ones", () => {
    expect(article({ picture: null }).image).toBeUndefined();
    expect(article({ picture: samplePicture({ variants: [] }) }).image).toBeUndefined();
    const small = samplePicture();
    const variants = small.variants.filter(({ width }) => width < 1000);
    expect(article({ picture: { ...small, variants } }).image?.[0 as never]).toMatchObject({ width: "960" });
  });

  it("offers a picture in the shapes that services ask for (J2)", () => {
    const crops = (["16:9", "4:3", "1:1"] as const).map((shape) => ({
      shape,
      width: 1200,
      height: 900,
      url: `/media/${shape.replace(":", "x")}.jpg`,
    }));
    const image = article({ picture: samplePicture({ crops }) }).image as unknown as unknown[];
    expect(image).toEqual([
      expect.objectContaining({ url: "https://news.example/media/16x9.jpg", width: "1200" }),
      "https://news.example/media/4x3.jpg",
      "https://news.example/media/1x1.jpg",
    ]);
  });

  it("repeats corrections", () => {
    const corrections = [
      { kind: "correction" as const, text: "Es war Dienstag.", at: new Date("2026-11-22T13:00:00Z") },
    ];
    expect(article({ corrections }).correction).toEqual([
      { "@type": "CorrectionComment", text: "Es war Dienstag.", datePublished: "2026-11-22T14:00:00+01:00" },
    ]);
  });

  it("leads to its translations, or back to what it is a translation of", () => {
    const english = {
      slug: "size-matters",
      section: { slug: "ki" },
      title: "Size matters",
      language: "en" as const,
      isListed: true,
    };
    const later = new Date("2026-11-23T09:15:00Z");
    const earlier = new Date("2026-11-21T09:15:00Z");
    const there = {
      "@type": "NewsArticle",
      "@id": "https://news.example/ki/size-matters#article",
      url: "https://news.example/ki/size-matters",
      headline: "Size matters",
      inLanguage: "en",
    };
    const original = article({ translations: [{ ...english, publishedAt: later }] });
    expect(original.workTranslation).toEqual([there]);
    expect(original).not.toHaveProperty("translationOfWork");
    const translation = article({ translations: [{ ...english, publishedAt: earlier }] });
    expect(translation.translationOfWork).toEqual(there);
    expect(translation).not.toHaveProperty("workTranslation");
  });

  it("names the sponsor of paid content", () => {
    expect(article({ sponsor: "Muster AG" }).sponsor).toEqual({ "@type": "Organization", name: "Muster AG" });
  });

  it("writes out three comments, replies with what they answer", () => {
    const many = [
      comment(1),
      comment(2, { parentId: 1, authorName: null }),
      ...Array.from({ length: 30 }, (_, n) => comment(n + 3)),
    ];
    const listed = article({}, many).comment as unknown as Json[];
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatchObject({
      url: `${url}#comment-1`,
      text: "Gut!",
      dateCreated: "2026-11-22T11:00:00+01:00",
      author: { name: "moewe" },
    });
    expect(listed[1]).toMatchObject({ parentItem: { url: `${url}#comment-1` } });
    expect(listed[1]).not.toHaveProperty("author");
  });
});

describe("the other pages", () => {
  it("lead down from the front page", () => {
    const steps = read(breadcrumbs(site, [{ name: "KI", path: "/ki" }])).itemListElement;
    expect(steps).toEqual([
      { "@type": "ListItem", position: 1, name: "Depesche", item: "https://news.example/" },
      { "@type": "ListItem", position: 2, name: "KI" },
    ]);
  });

  it("list what they show", () => {
    const words = { title: "KI", description: "Maschinen", path: "/ki?page=2" };
    const page = read(collectionPage(site, words, [{ name: "Größe zählt", path: "/ki/größe-zählt" }]));
    expect(page).toMatchObject({
      "@type": "CollectionPage",
      name: "KI",
      url: "https://news.example/ki?page=2",
    });
    expect(page.mainEntity?.itemListElement).toEqual([
      { "@type": "ListItem", position: 1, name: "Größe zählt", url },
    ]);
  });

  it("say who an author is, and nothing that is not known", () => {
    const author = {
      slug: "mara",
      name: "Mara Lindqvist",
      jobTitle: "",
      bio: "",
      beats: ["KI"],
      contactEmail: null,
      links: [],
    };
    const person = read(profilePage(site, author)).mainEntity;
    expect(person).toMatchObject({ "@type": "Person", name: "Mara Lindqvist", knowsAbout: ["KI"] });
    for (const name of ["jobTitle", "description", "email", "sameAs"])
      expect(person).not.toHaveProperty(name);
  });

  it("name the portal on its front page", () => {
    expect(read(webSite(site))).toMatchObject({
      "@type": "WebSite",
      name: "Depesche",
      url: "https://news.example/",
      publisher: { logo: { "@type": "ImageObject", width: "512" } },
    });
  });
});

describe("jsonLd", () => {
  it("leaves nothing that could end a script element, and loses nothing", () => {
    for (const text of hostileTexts()) {
      const written = jsonLd({ text });
      expect(written).not.toMatch(/[<\u2028\u2029]/);
      expect(JSON.parse(written)).toEqual({ text });
    }
  });
});
