import { describe, expect, it } from "vitest";
import { type CardSubject, cardOf, cardPath, parseCardName } from "#lib/cards/card.ts";
import { siteSettings } from "#lib/settings.ts";
import { sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const article = {
  kind: "article",
  id: 12,
  title: "Größe zählt",
  shortTitle: "",
  section: "KI",
  sponsor: null,
} as const;
const nameOf = (subject: CardSubject, portal = site) => cardPath(portal, subject).slice("/cards/".length);

describe("the address of a social picture", () => {
  it("is another one as soon as anything on it is", () => {
    const shown = [
      nameOf(article),
      nameOf({ ...article, title: "Größe zählt nicht" }),
      nameOf({ ...article, shortTitle: "Größe" }),
      nameOf({ ...article, section: "Technik" }),
      nameOf({ ...article, sponsor: "Muster AG" }),
      nameOf(article, sampleSite({ name: "Bote" })),
      nameOf(article, sampleSite({ settings: siteSettings.parse({ accentHue: 28 }) })),
    ];
    expect(new Set(shown).size).toBe(shown.length);
    expect(nameOf({ ...article })).toBe(shown[0]);
  });

  it("says whose it is", () => {
    expect(parseCardName(nameOf(article))).toEqual({ kind: "article", id: 12 });
    expect(parseCardName(nameOf({ kind: "story", id: 3, name: "Lauf" }))).toEqual({ kind: "story", id: 3 });
    expect(parseCardName(nameOf({ kind: "site" }))).toEqual({ kind: "site" });
    const hash = "0123456789abcdef";
    for (const made of [
      "",
      "site.png",
      `site-1-${hash}.png`,
      `article-${hash}.png`,
      `article-0-${hash}.png`,
      `article-1-${hash.toUpperCase()}.png`,
      `media-1-${hash}.png`,
      `constructor-1-${hash}.png`,
      `article-1-${hash}.svg`,
      `article-1234567890123456-${hash}.png`,
    ])
      expect([made, parseCardName(made)]).toEqual([made, null]);
  });
});

it("says what is paid for, and in whose name the picture speaks", () => {
  expect(cardOf(site, { ...article, sponsor: "Muster AG" })).toMatchObject({ paid: "Anzeige · Muster AG" });
  expect(cardOf(site, { kind: "topic", id: 2, name: "Wahl" })).toMatchObject({
    label: "Thema",
    heading: "Wahl",
  });
  expect(cardOf(site, article)).toMatchObject({
    paid: "",
    label: "KI",
    portal: "Depesche",
    host: "news.example",
  });
});
