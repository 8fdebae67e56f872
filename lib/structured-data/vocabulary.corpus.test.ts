import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Article } from "#lib/articles.ts";
import type { PublicComment } from "#lib/comments.ts";
import type { LiveBlog } from "#lib/live-blog.ts";
import { newsArticle } from "#lib/structured-data/article.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";
import { jsonLd } from "#lib/structured-data/json-ld.ts";
import { collectionPage, profilePage } from "#lib/structured-data/lists.ts";
import { liveBlogPosting } from "#lib/structured-data/live-blog.ts";
import { webSite } from "#lib/structured-data/publisher.ts";
import { paragraph, sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";
import { readVocabulary, unknownTo } from "#lib/testing/schema-org.ts";

/** Everything that our pages say to machines, held against schema.org: its vocabulary, and the examples of its release. */
const release = "../../../shared/data/feeds/structured-data/schemaorg__schemaorg/data/releases/30.0/";
const examples = new URL(`${release}schemaorg-all-examples.txt`, import.meta.url);
const present = existsSync(examples);
if (!present)
  process.stderr.write(
    "vocabulary.corpus.test.ts: ../shared/data/feeds is absent, schema.org's examples are not read\n",
  );

const vocabulary = readVocabulary();
const site = sampleSite();
const at = new Date("2026-11-22T10:00:00Z");
const comment: PublicComment = {
  id: 1,
  parentId: null,
  rootId: 1,
  depth: 0,
  authorName: "moewe",
  body: "Gut!",
  byStaff: false,
  featured: false,
  helpfulCount: 0,
  createdAt: at,
  editedAt: null,
};
const translation = {
  slug: "a",
  section: { slug: "b" },
  title: "A",
  language: "en",
  isListed: true,
} as const;

/** With everything that an article can have. */
const full = (changes: Partial<Article> = {}) =>
  newsArticle(
    site,
    sampleArticle({
      sponsor: "Muster AG",
      corrections: [{ kind: "correction", text: "Es war Dienstag.", at }],
      picture: samplePicture({ crops: [{ shape: "1:1", width: 1200, height: 1200, url: "/media/1x1.jpg" }] }),
      ...changes,
    }),
    { description: "Kurz.", comments: [comment, { ...comment, id: 2, parentId: 1, depth: 1 }] },
  );
const author = {
  slug: "mara",
  name: "Mara Lindqvist",
  jobTitle: "Redakteurin",
  bio: "Schreibt.",
  beats: ["KI"],
  contactEmail: "mara@news.example",
  links: [{ url: "https://social.example/mara" }],
};
const entry = {
  id: 5,
  title: "Tor",
  body: { type: "doc", content: [paragraph("Eins zu null.")] },
  at,
  updatedAt: at,
};
const blog = { entries: [entry] } as unknown as LiveBlog;
const words = { title: "KI", description: "Maschinen", path: "/ki" };

const SAID = {
  "an article": full(),
  "an original": full({ translations: [{ ...translation, publishedAt: new Date("2099-01-01") }] }),
  "a translation": full({ translations: [{ ...translation, publishedAt: new Date("2000-01-01") }] }),
  "what nobody signed": full({ authors: [] }),
  "a live blog": liveBlogPosting(site, sampleArticle({ liveClosedAt: at }), { data: full(), blog }),
  "a list": collectionPage(site, words, [{ name: "Größe", path: "/ki/größe" }]),
  "an author": profilePage(site, author),
  "the front page": webSite(sampleSite({ settings: { ...site.settings, tagline: "Kurz und klar" } })),
  "the way down": breadcrumbs(site, [{ name: "KI", path: "/ki" }]),
};

describe("what pages say to machines", () => {
  it.each(Object.entries(SAID))("is schema.org's: %s", (_, said) => {
    expect(unknownTo(vocabulary, JSON.parse(jsonLd(said)))).toEqual([]);
  });

  it("would be found out if it were not", () => {
    const wrong = {
      "@type": "NewsArticle",
      headline: "A",
      worksFor: "B",
      author: { "@type": "Persona", name: "C" },
    };
    expect(unknownTo(vocabulary, wrong)).toEqual(["NewsArticle.worksFor", "Persona", "Persona.name"]);
  });

  it.skipIf(!present)("is held against a vocabulary that knows schema.org's own examples", () => {
    const blocks = readFileSync(examples, "utf8")
      .split(/^JSON:$/m)
      .slice(1);
    const parsed = blocks.flatMap((block) => {
      const text =
        block
          .split(/^TYPES:/m)[0]
          ?.replace(/<\/?script[^>]*>/g, "")
          .trim() ?? "";
      try {
        return [JSON.parse(text)];
      } catch {
        return [];
      }
    });
    const ours = new Set(
      Object.values(SAID).flatMap((said) =>
        [...jsonLd(said).matchAll(/"@type":"(\w+)"/g)].map(([, type]) => type),
      ),
    );
    const about = parsed.filter((example) => ours.has(example["@type"]));
    expect(parsed.length).toBeGreaterThan(300);
    expect(about.length).toBeGreaterThan(20);
    const unknown = about.flatMap((example) => unknownTo(vocabulary, example));
    // A Role stands within a property and repeats it (https://schema.org/Role).
    expect(unknown.filter((name) => !/Role\./.test(name))).toEqual([]);
  });
});
