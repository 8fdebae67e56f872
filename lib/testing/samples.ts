import type { Article, Picture } from "#lib/articles.ts";
import { siteSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";

/** A portal and an article as db/ hands them out, for tests of what is made from them. */

export function sampleSite(changes: Partial<Site> = {}): Site {
  return {
    name: "Depesche",
    url: "https://news.example",
    locale: "de",
    settings: siteSettings.parse({ paidDomains: ["shop.example"] }),
    sections: [
      { id: 1, slug: "ki", name: "KI", description: "Maschinen, die lernen.", children: [] },
      { id: 2, slug: "politik", name: "Politik", description: "", children: [] },
    ],
    menu: { header: [], footer: [] },
    footerPages: [{ slug: "imprint", title: "Impressum" }],
    ...changes,
  };
}

export function samplePicture(changes: Partial<Picture> = {}): Picture {
  const variants = ([480, 960, 1600] as const).flatMap((width) =>
    (["avif", "webp", "jpeg"] as const).map((format) => ({
      format,
      width,
      height: (width * 9) / 16,
      url: `/media/7/${width}.${format}`,
    })),
  );
  return {
    id: 7,
    alt: "Eine Halle voller Roboter",
    caption: "In der Halle",
    credit: "Ina Vogt",
    licence: "CC BY 4.0",
    licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
    width: 1600,
    height: 900,
    variants,
    ...changes,
  };
}

export const paragraph = (...texts: string[]) => ({
  type: "paragraph",
  content: texts.filter(Boolean).map((text) => ({ type: "text", text })),
});

export const linked = (text: string, href: string) => ({
  type: "paragraph",
  content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
});

export function sampleArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 12,
    kind: "article",
    liveClosedAt: null,
    slug: "größe-zählt",
    title: "Größe zählt",
    standfirst: "Warum kleine Modelle reichen.",
    section: { slug: "ki", name: "KI" },
    sectionId: 1,
    sectionTrail: [{ slug: "ki", name: "KI" }],
    sectionAgeNoticeDays: null,
    authors: [
      { slug: "mara", name: "Mara Lindqvist", role: "author", jobTitle: "Redakteurin", bio: "" },
      { slug: "ina", name: "Ina Vogt", role: "photo", jobTitle: "", bio: "" },
      { slug: "jonas", name: "Jonas Feld", role: "author", jobTitle: "", bio: "" },
    ],
    topics: [
      { id: 3, slug: "sprachmodelle", name: "Sprachmodelle" },
      { id: 4, slug: "forschung", name: "Forschung" },
    ],
    story: null,
    picture: samplePicture(),
    leadCaption: null,
    publishedAt: new Date("2026-11-22T09:15:00Z"),
    updatedAt: new Date("2026-11-22T13:00:00Z"),
    commentCount: 3,
    sponsor: null,
    language: "de",
    places: ["Kiew", "London"],
    source: "HAUS",
    keyPoints: [],
    body: { type: "doc", content: [paragraph("Der erste Satz."), linked("Impressum", "/imprint")] },
    bodyPictures: [],
    embedPictures: [],
    wordCount: 4,
    aiUse: "none",
    aiReviewedAt: null,
    corrections: [],
    commentMode: "premoderated",
    commentsClosedReason: null,
    hideFromSearchEngines: false,
    translations: [],
    shortTitle: "",
    seoTitle: "",
    seoDescription: "",
    ...changes,
  };
}
