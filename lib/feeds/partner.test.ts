import { describe, expect, it } from "vitest";
import { partnerFeed, partnerRules, readPartnerRules } from "#lib/feeds/partner.ts";
import { homeWords } from "#lib/lists.ts";
import { paragraph, sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

const plain = sampleSite();
const site = { ...plain, settings: { ...plain.settings, webSubHubs: ["https://hub.example/"] } };
const form = (fields: Record<string, string>) => {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
};
const picture = samplePicture({ credit: "Foto: Mara" });
const body = {
  type: "doc",
  content: [paragraph("Der Text."), { type: "image", attrs: { mediaId: picture.id, caption: "" } }],
};
const article = sampleArticle({ standfirst: "Worum es geht.", body, picture, bodyPictures: [picture] });
const feedBy = (rules: object) =>
  partnerFeed(
    site,
    { id: 7, token: "geheim", words: homeWords(site), rules: partnerRules.parse(rules) },
    { articles: [article], changedAt: null },
  );
const htmlBy = (rules: object) => feedBy(rules).items[0]?.html ?? "";

describe("the rules of a partner's feed", () => {
  it("are read from their form", () => {
    const filled = {
      section: "ki, politik",
      q: " Netz ",
      text: "summary",
      pictures: "1",
      delayMinutes: "90",
      size: "50",
    };
    expect(readPartnerRules(form(filled))).toEqual({
      choice: { section: ["ki", "politik"], topic: [], author: [], story: [], q: "Netz" },
      text: "summary",
      pictures: true,
      paid: false,
      credit: false,
      delayMinutes: 90,
      size: 50,
    });
  });

  it.each([
    ["choice", { section: "a/b" }],
    ["delayMinutes", { delayMinutes: "-1" }],
    ["delayMinutes", { delayMinutes: "bald" }],
    ["size", { size: "101" }],
    ["size", { size: "0,5" }],
  ])("name what does not fit: %s of %o", (wrong, filled) => {
    expect(readPartnerRules(form(filled as Record<string, string>))).toEqual({ wrong });
  });
});

describe("a partner's feed", () => {
  it("names no hub: its address is a secret", () => {
    expect(feedBy({}).hubs).toEqual([]);
  });

  it("is known for good by its number, whatever its address", () => {
    const feed = feedBy({});
    expect(feed.id).toBe("tag:news.example,2026:partner/7");
    expect(feed.feedUrl).toBe("https://news.example/partner/geheim/feed.xml");
  });

  it("has whole texts, or their beginnings", () => {
    expect(htmlBy({})).toContain("Der Text.");
    expect(htmlBy({ text: "summary" })).toContain("Worum es geht.");
    expect(htmlBy({ text: "summary" })).not.toContain("Der Text.");
  });

  it("leaves out every picture where it is to have none", () => {
    expect(htmlBy({})).toContain("<img");
    expect(feedBy({}).items[0]?.picture).not.toBeNull();
    expect(htmlBy({ pictures: false })).not.toContain("<img");
    expect(htmlBy({ pictures: false })).toContain("Der Text.");
    expect(feedBy({ pictures: false }).items[0]?.picture).toBeNull();
  });

  it("ends in where the text came out first, unless it is not to", () => {
    const credit =
      'Zuerst erschienen bei <a href="https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt">Depesche</a>.';
    expect(htmlBy({})).toContain(credit);
    expect(htmlBy({ credit: false })).not.toContain("Zuerst erschienen");
  });
});
