import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { newsIndex, newsSitemap } from "#lib/news-sitemap.ts";
import { articleAddresses, placeAddresses, sitemap, sitemapIndex } from "#lib/sitemap.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleSite } from "#lib/testing/samples.ts";

/** Every kind of sitemap against the protocol's schemas, which we did not write, by libxml2. */
const folder = new URL("../../shared/data/feeds/schemas/ekalinin__sitemap.js/", import.meta.url);
const present = existsSync(folder);
if (!present)
  process.stderr.write("lib/sitemap.corpus.test.ts: ../shared/data/feeds is absent, it is not tried\n");

const site = sampleSite();
const untranslated = { language: "de" as const, translations: [] };
const changedAt = new Date("2026-07-01T22:30:00Z");
const slugs = ["größe", ...hostileTexts().map((text) => text.toWellFormed())].filter(
  // No slug of ours is as long: an address has 2,048 signs at most.
  (slug) => encodeURIComponent(slug).length < 2000,
);
const section = { slug: "ki" };
const places = { sections: [], topics: [], stories: [], authors: [], pages: [], issues: [], months: [] };
const news = (title: string) => ({ slug: "a", section, title, language: "de", publishedAt: changedAt });

type Schema = "sitemap" | "translated" | "news";

/** What XHTML 1.0 has of a link (its DTD, %attrs left out); a sitemap's schema wants to know what stands in it. */
const LINK = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <xs:element name="link"><xs:complexType>
    <xs:attribute name="charset" type="xs:string"/><xs:attribute name="href" type="xs:anyURI"/>
    <xs:attribute name="hreflang" type="xs:NMTOKEN"/><xs:attribute name="type" type="xs:string"/>
    <xs:attribute name="rel" type="xs:string"/><xs:attribute name="media" type="xs:string"/>
  </xs:complexType></xs:element></xs:schema>`;
const BOTH = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
  <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="link.xsd"/></xs:schema>`;

const DOCUMENTS: Record<string, [schema: Schema, document: string]> = {
  "of nothing": ["sitemap", sitemap(site, placeAddresses(places))],
  "of articles": [
    "sitemap",
    sitemap(site, articleAddresses(slugs.map((slug) => ({ slug, section, changedAt, ...untranslated })))),
  ],
  "of translations": [
    "translated",
    sitemap(
      site,
      slugs.flatMap((slug) =>
        articleAddresses([
          {
            slug,
            section,
            changedAt,
            language: "de",
            translations: [{ language: "en", slug: `${slug}-en`, section, isListed: true }],
          },
        ]),
      ),
    ),
  ],
  "of news": [
    "news",
    newsSitemap(
      site,
      hostileTexts().map((title) => news(title.toWellFormed())),
    ),
  ],
};

describe.skipIf(!present)("a sitemap", () => {
  const tests = new URL("tests/", folder);
  const file = (name: string, from: URL) => ({
    fileName: name,
    contents: readFileSync(new URL(name, from), "utf8"),
  });
  const schemas = {
    sitemap: () => ({ schema: [file("sitemap.xsd", tests)], preload: [] as ReturnType<typeof file>[] }),
    translated: () => ({
      schema: [{ fileName: "both.xsd", contents: BOTH }],
      preload: [file("sitemap.xsd", tests), { fileName: "link.xsd", contents: LINK }],
    }),
    news: () => ({
      schema: [file("offline-news.xsd", folder)],
      preload: readdirSync(tests)
        .filter((name) => name.endsWith(".xsd"))
        .map((name) => ({ ...file(name, tests), fileName: `tests/${name}` })),
    }),
  };
  const faults = async (schema: Schema, contents: string) => {
    const { errors } = await validateXML({ xml: { fileName: "a.xml", contents }, ...schemas[schema]() });
    return errors.map(({ message }) => message);
  };

  it.each(Object.entries(DOCUMENTS))("is valid: %s", async (_, [schema, document]) => {
    expect(await faults(schema, document)).toEqual([]);
  });

  it("would be found out if it were not", async () => {
    const document = newsSitemap(site, [news("Größe")]);
    expect(await faults("news", document.replace(/<news:language>.*?<\/news:language>/, ""))).not.toEqual([]);
    const [, translated = ""] = DOCUMENTS["of translations"] ?? [];
    expect(await faults("translated", translated.replace("hreflang=", "language="))).not.toEqual([]);
    expect(await faults("sitemap", sitemap(site, []).replaceAll("urlset", "urls"))).not.toEqual([]);
  });

  it("has an index that is none of these, and is well-formed", () => {
    for (const index of [sitemapIndex(site, []), newsIndex(site, 2)])
      expect(index).toContain("<sitemapindex ");
  });
});
