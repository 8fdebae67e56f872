import { describe, expect, it } from "vitest";
import { oembedLink, parseOembed } from "#lib/oembed.ts";
import { roundedSize } from "#lib/oembed-size.ts";
import { declaredQuery } from "#lib/reader-routes.ts";
import { sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const parse = (query: Record<string, string>) => parseOembed(site, new URLSearchParams(query));
const own = "https://news.example/ki/gr%C3%B6%C3%9Fe?utm_source=x#comments";
const all = { maxWidth: Number.POSITIVE_INFINITY, maxHeight: Number.POSITIVE_INFINITY };

describe("a request", () => {
  it("is about an article of this portal, by address or by path", () => {
    expect(parse({ url: own })).toEqual({ section: "ki", slug: "größe", ...all });
    expect(parse({ url: "/ki/gr%C3%B6%C3%9Fe" })).toMatchObject({ section: "ki", slug: "größe" });
    expect(parse({ url: own, format: "json", maxwidth: "400", maxheight: "300" })).toMatchObject({
      maxWidth: 400,
      maxHeight: 300,
    });
  });

  it("is about nothing otherwise", () => {
    for (const url of [
      "",
      "https://news.example/ki",
      "https://news.example/ki/a/b",
      "https://evil.example/ki/a",
      "//evil.example/ki/a",
      "http://news.example/ki/a",
      "https://news.example@evil.example/ki/a",
      "javascript:alert(1)",
      "https://news.example/%/a",
    ])
      expect([url, parse({ url })]).toEqual([url, 404]);
  });

  it("is for JSON: XML we do not write", () => {
    expect(parse({ url: own, format: "xml" })).toBe(501);
  });

  it("is one of few addresses, whatever sizes are asked for", () => {
    const sizes = Array.from({ length: 5000 }, (_, size) => roundedSize(`${size}`));
    expect(new Set(sizes).size).toBeLessThan(25);
    for (const [size, rounded] of sizes.entries()) expect(Number(rounded)).toBeLessThanOrEqual(size);
    const asked = `url=${encodeURIComponent(own)}&format=xml&maxwidth=500&callback=x`;
    expect(declaredQuery("/oembed", asked)).toBe(`?url=${encodeURIComponent(own)}&format=other&maxwidth=480`);
  });
});

describe("the answer", () => {
  it("is a link with who wrote it, whose it is, and a picture", () => {
    expect(oembedLink(site, sampleArticle(), all)).toEqual({
      version: "1.0",
      type: "link",
      title: "Größe zählt",
      author_name: "Mara Lindqvist, Jonas Feld",
      author_url: "https://news.example/author/mara",
      provider_name: "Depesche",
      provider_url: "https://news.example/",
      cache_age: 3600,
      thumbnail_url: "https://news.example/media/7/1600.jpeg",
      thumbnail_width: 1600,
      thumbnail_height: 900,
    });
    expect(oembedLink(site, sampleArticle({ authors: [] }), all)).not.toHaveProperty("author_name");
  });

  it("has no picture larger than was asked for", () => {
    const widthFor = (maxWidth: number, maxHeight: number) =>
      oembedLink(site, sampleArticle(), { maxWidth, maxHeight }).thumbnail_width;
    expect(widthFor(1000, 1000)).toBe(960);
    expect(widthFor(5000, 300)).toBe(480);
    for (const size of [0, 479, Number.NaN]) expect(widthFor(size, 1000)).toBeUndefined();
  });

  it("shows the headline of an article without a picture", () => {
    for (const picture of [null, samplePicture({ variants: [] })]) {
      const link = oembedLink(site, sampleArticle({ picture }), all);
      expect(link.thumbnail_url).toMatch(/\/cards\/article-12-/);
      expect(link.thumbnail_width).toBe(1200);
      expect(
        oembedLink(site, sampleArticle({ picture }), { ...all, maxWidth: 600 }).thumbnail_url,
      ).toBeUndefined();
    }
  });
});
