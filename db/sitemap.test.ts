import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { countNews, listNewsSitemap } from "#db/news-sitemap.ts";
import {
  countSitemapMonths,
  listSitemapArticles,
  listSitemapMonths,
  listSitemapPlaces,
} from "#db/sitemap.ts";
import { saveStory } from "#db/stories.ts";
import { fresh, makeArticle, makeAuthor, makeSection, makeTopic } from "#db/testing/feed-rows.ts";
import { operator } from "#db/testing/rows.ts";
import { grantSystem } from "#lib/grant.ts";
import { SITEMAP_SIZE } from "#lib/sitemap.ts";

const at = (text: string) => new Date(text);
let sectionId: number;

beforeEach(async () => {
  await db().execute(
    sql`truncate articles, sections, topics, authors, pages, sitemap_months restart identity cascade`,
  );
  sectionId = (await makeSection({ slug: "ki" })).id;
});

describe("months", () => {
  it("are none in an empty portal", async () => {
    expect(await listSitemapMonths()).toEqual([]);
  });

  it("are the portal's months, with the last publication or substantive change in each", async () => {
    // 23:30 in Greenwich on the last of the month is the first of the next in Berlin.
    await makeArticle({ sectionId, publishedAt: at("2025-03-31T22:30:00Z") });
    await makeArticle({ sectionId, publishedAt: at("2025-03-31T21:30:00Z") });
    const changed = at("2026-01-05T10:00:00Z");
    await makeArticle({ sectionId, publishedAt: at("2025-03-02T10:00:00Z"), substantiveUpdatedAt: changed });
    expect(await listSitemapMonths()).toEqual([
      { year: 2025, month: 4, files: 1, changedAt: at("2025-03-31T22:30:00Z") },
      { year: 2025, month: 3, files: 1, changedAt: changed },
    ]);
  });

  it("that are long over are taken as they were counted, younger ones as they are", async () => {
    const young = new Date();
    for (const publishedAt of [at("2024-05-10T00:00:00Z"), young])
      await makeArticle({ sectionId, publishedAt });
    await countSitemapMonths(grantSystem("test"));
    await db().execute(sql`update sitemap_months set articles = ${2 * SITEMAP_SIZE + 1}`);
    expect((await listSitemapMonths()).map(({ files }) => files)).toEqual([1, 3]);
    await countSitemapMonths(grantSystem("test"));
    expect((await listSitemapMonths()).map(({ files }) => files)).toEqual([1, 1]);
  });

  it("take as many files as their articles need, each listed once", async () => {
    await db().execute(sql`
      insert into articles (section_id, slug, title, state, body, published_at)
      select ${sectionId}, 'a' || n, 'a', 'live', '{}', '2024-05-10T00:00:00Z'::timestamptz + n * interval '1 second'
      from generate_series(1, ${SITEMAP_SIZE + 2}) n`);
    expect(await listSitemapMonths()).toMatchObject([{ year: 2024, month: 5, files: 2 }]);
    const first = await listSitemapArticles({ year: 2024, month: 5, file: 1 });
    const second = await listSitemapArticles({ year: 2024, month: 5, file: 2 });
    expect(first).toHaveLength(SITEMAP_SIZE);
    expect(second.map(({ slug }) => slug)).toEqual(["a2", "a1"]);
    expect(new Set([...first, ...second].map(({ slug }) => slug)).size).toBe(SITEMAP_SIZE + 2);
  });
});

describe("articles", () => {
  it("come with their address and their last substantive change, not the last touch", async () => {
    const publishedAt = at("2025-03-02T10:00:00Z");
    await makeArticle({ sectionId, slug: "alt", publishedAt, touchedAt: at("2026-02-02T10:00:00Z") });
    await makeArticle({
      sectionId,
      slug: "neu",
      publishedAt: at("2025-03-03T10:00:00Z"),
      substantiveUpdatedAt: at("2025-03-04T10:00:00Z"),
    });
    const alone = { section: { slug: "ki" }, language: "de", translations: [] };
    expect(await listSitemapArticles({ year: 2025, month: 3, file: 1 })).toEqual([
      { ...alone, slug: "neu", changedAt: at("2025-03-04T10:00:00Z") },
      { ...alone, slug: "alt", changedAt: publishedAt },
    ]);
  });

  it("leave out what search engines must not list (SM5)", async () => {
    const publishedAt = at("2025-03-02T10:00:00Z");
    const soon = new Date(Date.now() + 3_600_000);
    await makeArticle({ sectionId, publishedAt, hideFromSearchEngines: true });
    await makeArticle({ sectionId, publishedAt, embargoUntil: at("2999-01-01T00:00:00Z") });
    await makeArticle({ sectionId, publishedAt, state: "withdrawn" });
    await makeArticle({ sectionId, publishedAt, state: "draft" });
    await makeArticle({ sectionId, publishedAt: soon });
    expect(await listSitemapArticles({ year: 2025, month: 3, file: 1 })).toEqual([]);
    const now = { year: soon.getUTCFullYear(), month: soon.getUTCMonth() + 1, file: 1 };
    expect(await listSitemapArticles(now)).toEqual([]);
  });

  it("are none in a month or file without any", async () => {
    expect(await listSitemapArticles({ year: 1999, month: 12, file: 99 })).toEqual([]);
  });
});

describe("news", () => {
  const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000);

  it("are the articles of two days that news searches may list, the newest first (SM2, SM5)", async () => {
    const old = await makeArticle({ sectionId, slug: "alt", publishedAt: hours(40), title: "Alt & gut" });
    const young = await makeArticle({ sectionId, slug: "neu", publishedAt: hours(1) });
    await makeArticle({ sectionId, publishedAt: hours(49) });
    await makeArticle({ sectionId, publishedAt: hours(-1) });
    await makeArticle({ sectionId, publishedAt: hours(1), hideFromNewsSitemap: true });
    await makeArticle({ sectionId, publishedAt: hours(1), hideFromSearchEngines: true });
    await makeArticle({ sectionId, publishedAt: hours(1), sponsor: "Netz AG" });
    await makeArticle({ sectionId, publishedAt: hours(1), embargoUntil: hours(-1) });
    for (const state of ["draft", "withdrawn"] as const)
      await makeArticle({ sectionId, publishedAt: hours(1), state });
    expect(await countNews()).toBe(2);
    const news = await listNewsSitemap();
    expect(news.map(({ slug }) => slug)).toEqual([young.slug, old.slug]);
    expect(news[1]).toMatchObject({ title: "Alt & gut", language: "de", section: { slug: "ki" } });
    expect(await listNewsSitemap(2)).toEqual([]);
  });
});

const makeStory = (slug: string) => saveStory(operator, { slug, title: slug });

describe("places", () => {
  it("leave out thin and merged topics, thin stories, hidden and empty sections, authors of nothing and drafts", async () => {
    await makeSection({ slug: "versteckt", hiddenAt: new Date() });
    await makeSection({ slug: "leer" });
    const full = await makeTopic({ slug: "voll", articleCount: 3 });
    await makeTopic({ slug: "dünn", articleCount: 2 });
    await makeTopic({ slug: "vereint", articleCount: 9, mergedInto: full.id });
    const [long, short] = [await makeStory("lang"), await makeStory("kurz")];
    for (const storyId of [long, long, long, short, short]) await makeArticle({ sectionId, storyId });
    await makeArticle({ sectionId, storyId: short, publishedAt: new Date(Date.now() + 3_600_000) });
    const [writer] = [await makeAuthor(), await makeAuthor()];
    await makeArticle({ sectionId }, { authorIds: [writer.id] });
    await db().execute(sql`
      insert into pages (slug, title, body, state, language, updated_at) values
        ('imprint', 'Impressum', '{}', 'live', 'de', '2026-01-02T10:00:00Z'),
        ('imprint', 'Imprint', '{}', 'live', 'en', '2026-01-03T10:00:00Z'),
        (${fresh("draft")}, 'Entwurf', '{}', 'draft', 'de', now())`);
    expect(await listSitemapPlaces(3)).toEqual({
      sections: [{ slug: "ki" }],
      topics: [{ slug: "voll" }],
      stories: [{ slug: "lang" }],
      authors: [{ slug: writer.slug }],
      pages: [{ slug: "imprint", changedAt: at("2026-01-03T10:00:00Z") }],
      issues: [],
    });
  });

  it("are empty lists in an empty portal", async () => {
    await db().execute(sql`truncate sections cascade`);
    expect(await listSitemapPlaces(0)).toEqual({
      ...{ sections: [], topics: [], stories: [], authors: [], pages: [], issues: [] },
    });
  });
});
