import { describe, expect, it } from "vitest";
import { changesFeed } from "#lib/feeds/changes.ts";
import { paragraph, sampleArticle, sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const body = {
  type: "doc",
  content: [paragraph("Das Wasser steigt."), paragraph("Die Brücke ist gesperrt.")],
};
const entry = { id: 5, title: "", body, keyEvent: false, pinned: false, updatedAt: null };
const correction = { id: 3, kind: "correction" as const, text: "Es waren zwei.\n\nNicht drei." };

describe("what happens to an article after it came out (F2)", () => {
  it("is its text, its corrections and what its live blog reports, the newest first", () => {
    const article = sampleArticle({ commentMode: "off" });
    const at = (hours: number) => new Date(article.publishedAt.getTime() + hours * 3_600_000);
    const feed = changesFeed(site, article, {
      corrections: [{ ...correction, at: at(2), article }],
      entries: [
        { ...entry, at: at(3), updatedAt: at(4) },
        { ...entry, id: 4, title: "Lage um acht", at: at(1) },
      ],
    });
    const kinds = feed.items.map(({ id }) => id.replace("tag:news.example,2026:", ""));
    expect(kinds).toEqual(["entry/5", "correction/3", "entry/4", "article/12"]);
    expect(feed.items.map(({ title }) => title)).toEqual([
      "Das Wasser steigt. Die Brücke ist gesperrt.",
      "Korrektur: Größe zählt",
      "Lage um acht",
      "Größe zählt",
    ]);
    expect(feed.items[1]?.html).toBe("<p>Es waren zwei.</p><p>Nicht drei.</p>");
    expect(feed.items[0]?.url).toMatch(/#entry-5$/);
    expect(feed.updatedAt).toEqual(at(4));
    expect(feed.feedUrl).toBe("https://news.example/ki/gr%C3%B6%C3%9Fe-z%C3%A4hlt/feed.xml");
  });

  it("is the article alone while nothing has happened", () => {
    const article = sampleArticle({ updatedAt: null });
    const feed = changesFeed(site, article, { corrections: [], entries: [] });
    expect(feed.items).toHaveLength(1);
    expect(feed.updatedAt).toEqual(article.publishedAt);
  });
});
