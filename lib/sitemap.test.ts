import { describe, expect, it } from "vitest";
import { newsIndex, newsSitemap } from "#lib/news-sitemap.ts";
import { robotsTxt } from "#lib/robots.ts";
import {
  articleAddresses,
  parseSitemapPart,
  placeAddresses,
  SITEMAP_SIZE,
  sitemap,
  sitemapIndex,
} from "#lib/sitemap.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleSite } from "#lib/testing/samples.ts";
import { all, only, readXml } from "#lib/xml-tree.ts";

const site = sampleSite();
const untranslated = { language: "de" as const, translations: [] };
const changedAt = new Date("2026-07-01T22:30:00Z");
const entries = (document: string, name: string) =>
  all(readXml(document), name).map((entry) => ({
    loc: only(entry, "loc").text,
    lastmod: all(entry, "lastmod")[0]?.text,
  }));

describe("the index", () => {
  it("names one file for the places and one or more for each month (SM1)", () => {
    const months = [
      { year: 2026, month: 11, files: 2, changedAt },
      { year: 2025, month: 3, files: 1, changedAt },
    ];
    const lastmod = "2026-07-02T00:30:00+02:00";
    expect(entries(sitemapIndex(site, months), "sitemap")).toEqual([
      { loc: "https://news.example/sitemaps/pages.xml", lastmod: undefined },
      { loc: "https://news.example/sitemaps/2026-11.xml", lastmod },
      { loc: "https://news.example/sitemaps/2026-11-2.xml", lastmod },
      { loc: "https://news.example/sitemaps/2025-03.xml", lastmod },
    ]);
  });

  it("gives names that are understood again", () => {
    const months = [{ year: 2026, month: 11, files: 12, changedAt }];
    const names = entries(sitemapIndex(site, months), "sitemap").map(
      ({ loc }) => loc.split("/").at(-1) ?? "",
    );
    expect(names.map(parseSitemapPart)).toEqual([
      { kind: "places" },
      ...Array.from({ length: 12 }, (_, index) => ({
        kind: "month",
        year: 2026,
        month: 11,
        file: index + 1,
      })),
    ]);
  });

  it("knows no other names", () => {
    for (const name of [
      "",
      "pages",
      "2026-13.xml",
      "2026-1.xml",
      "2026-11-1.xml",
      "2026-11-02.xml",
      "2026-11-100.xml",
      "../x",
      "0000-01.xml",
    ])
      expect(parseSitemapPart(name)).toBeNull();
  });
});

describe("a file", () => {
  it("lists articles with the time of their last substantive change", () => {
    const addresses = articleAddresses([
      { slug: "größe", section: { slug: "ki" }, changedAt, ...untranslated },
    ]);
    expect(entries(sitemap(site, addresses), "url")).toEqual([
      { loc: "https://news.example/ki/gr%C3%B6%C3%9Fe", lastmod: "2026-07-02T00:30:00+02:00" },
    ]);
  });

  it("names an article's translations, in each of their entries the same (RM4)", () => {
    const german = { language: "de" as const, slug: "größe", section: { slug: "ki" }, isListed: true };
    const english = { language: "en" as const, slug: "size", section: { slug: "ki" }, isListed: true };
    const document = sitemap(
      site,
      articleAddresses([
        { ...german, changedAt, translations: [english] },
        { ...english, changedAt, translations: [german] },
        { slug: "allein", section: { slug: "ki" }, changedAt, ...untranslated },
      ]),
    );
    const links = all(readXml(document), "url").map((url) =>
      all(url, "xhtml:link").map(({ attributes: { rel, hreflang, href } }) => `${rel} ${hreflang} ${href}`),
    );
    const both = [
      "alternate de https://news.example/ki/gr%C3%B6%C3%9Fe",
      "alternate en https://news.example/ki/size",
      "alternate x-default https://news.example/ki/gr%C3%B6%C3%9Fe",
    ];
    expect(links).toEqual([both, both, []]);
  });

  it("lists the places", () => {
    const places = placeAddresses({
      sections: [{ slug: "ki" }],
      topics: [{ slug: "chips" }],
      stories: [{ slug: "lauf" }],
      authors: [{ slug: "mara" }],
      pages: [{ slug: "imprint", changedAt }],
      issues: [{ slug: "im-maerz", changedAt }],
      months: [{ year: 2026, month: 3 }],
    });
    expect(entries(sitemap(site, places), "url").map(({ loc }) => new URL(loc).pathname)).toEqual([
      "/",
      "/latest",
      "/most-read",
      "/corrections",
      "/transparency",
      "/archive",
      "/archive/2026/03",
      "/ki",
      "/topic/chips",
      "/story/lauf",
      "/author/mara",
      "/imprint",
      "/newsletter",
      "/newsletter/im-maerz",
    ]);
  });

  it("is well-formed when empty (SM4)", () => {
    expect(readXml(sitemap(site, [])).name).toBe("urlset");
  });

  it("is well-formed whatever a slug holds", () => {
    const slugs = hostileTexts().map((text) => text.toWellFormed());
    const addresses = articleAddresses(
      slugs.map((slug) => ({ slug, section: { slug: "ki" }, changedAt, ...untranslated })),
    );
    expect(entries(sitemap(site, addresses), "url")).toHaveLength(slugs.length);
  });

  it("stays within the protocol's sizes when full of the longest addresses", () => {
    const longest = 2048 + "<url><loc></loc><lastmod>2026-07-02T00:30:00+02:00</lastmod></url>".length;
    expect(SITEMAP_SIZE).toBeLessThanOrEqual(50_000);
    expect(SITEMAP_SIZE * longest).toBeLessThanOrEqual(50 * 1024 * 1024 + 5_000_000);
  });
});

describe("robots.txt", () => {
  it("names the sitemap and closes what is not for crawlers (SM6, RM7)", () => {
    expect(robotsTxt(site)).toBe(
      "User-agent: *\nDisallow: /admin\nDisallow: /api\n\nSitemap: https://news.example/sitemap.xml\nSitemap: https://news.example/news-sitemap.xml\n",
    );
  });

  it("leaves a section open whose name only begins so", () => {
    const section = { id: 3, slug: "apidesign", name: "API-Design", description: "", children: [] };
    const lines = robotsTxt(sampleSite({ sections: [section] })).split("\n");
    expect(lines.indexOf("Allow: /apidesign")).toBe(1);
    expect(lines).toContain("Disallow: /api");
  });
});

describe("the news sitemap", () => {
  const article = {
    slug: "größe",
    section: { slug: "ki" },
    title: "Größe & <mehr>",
    language: "de",
    publishedAt: new Date("2026-11-22T09:15:00Z"),
  };

  it("names publication, language, date and headline of each article (SM3)", () => {
    const document = newsSitemap(site, [article]);
    expect(readXml(document).attributes["xmlns:news"]).toBe("http://www.google.com/schemas/sitemap-news/0.9");
    const entry = only(readXml(document), "url");
    expect(only(entry, "loc").text).toBe("https://news.example/ki/gr%C3%B6%C3%9Fe");
    const news = only(entry, "news:news");
    const publication = only(news, "news:publication");
    expect(only(publication, "news:name").text).toBe("Depesche");
    expect(only(publication, "news:language").text).toBe("de");
    expect(only(news, "news:publication_date").text).toBe("2026-11-22T10:15:00+01:00");
    expect(only(news, "news:title").text).toBe("Größe & <mehr>");
  });

  it("is well-formed when empty (SM4), and whatever a headline holds", () => {
    expect(readXml(newsSitemap(site, [])).name).toBe("urlset");
    const all = hostileTexts().map((title) => ({ ...article, title: title.toWellFormed() }));
    expect(entries(newsSitemap(site, all), "url")).toHaveLength(all.length);
  });

  it("is an index of files where one does not hold it (SM2)", () => {
    const parts = entries(newsIndex(site, 2), "sitemap").map(({ loc }) => loc);
    expect(parts).toEqual([
      "https://news.example/sitemaps/news-1.xml",
      "https://news.example/sitemaps/news-2.xml",
    ]);
    const files = parts.map((loc) => parseSitemapPart(loc.split("/").at(-1) ?? ""));
    expect(files).toEqual([1, 2].map((file) => ({ kind: "news", file })));
    for (const name of ["news.xml", "news-0.xml", "news-100.xml", "news-x.xml"])
      expect(parseSitemapPart(name)).toBeNull();
  });
});

describe("what crawlers are asked to keep to", () => {
  const robots = (settings: Partial<typeof site.settings>) =>
    robotsTxt({ ...site, settings: { ...site.settings, ...settings } });

  it("says nothing of language models until the house does, and names both sitemaps (SM6)", () => {
    const text = robots({});
    expect(text).not.toContain("GPTBot");
    expect(text.match(/^Sitemap: .*$/gm)).toEqual([
      "Sitemap: https://news.example/sitemap.xml",
      "Sitemap: https://news.example/news-sitemap.xml",
    ]);
  });

  it("keeps out those that train and those that answer, each by itself (L9)", () => {
    const group = (text: string) => /(?:^User-agent: (?!\*).+\n)+Disallow: \/$/m.exec(text)?.[0] ?? "";
    const training = group(robots({ aiTraining: false }));
    expect(training).toContain("User-agent: GPTBot");
    expect(training).not.toContain("PerplexityBot");
    const answers = group(robots({ aiAnswers: false }));
    expect(answers).toContain("User-agent: PerplexityBot");
    expect(answers).not.toContain("GPTBot");
    expect(group(robots({ aiTraining: false, aiAnswers: false }))).toContain("Google-Extended");
  });
});
