import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createArticle, publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { savePage } from "#db/page-writes.ts";
import { getPage } from "#db/pages.ts";
import { findRedirect } from "#db/redirects.ts";
import { saveSection } from "#db/sections.ts";
import { saveSettings } from "#db/settings.ts";
import { getSite } from "#db/site.ts";
import {
  addressOf,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeMedia,
  makeSection,
  makeTopic,
  operator,
  paragraphs,
} from "#db/testing/rows.ts";

const one = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await db().execute<Row>(query)).rows[0];
const pathOf = async (id: number) => `/${(await addressOf(id)).join("/")}`;
const topicCount = async (id: number) =>
  (await one(sql`SELECT article_count AS n FROM topics WHERE id = ${id}`))?.n;

describe("createArticle", () => {
  it("writes what follows from the text, a revision and an audit row", async () => {
    const mediaId = await makeMedia();
    const body = {
      type: "doc",
      content: [...paragraphs("Drei kurze Worte.").content, { type: "image", attrs: { mediaId } }],
    };
    const id = await makeDraft({ title: "  Über Öl  ", body });
    expect(
      await one(sql`SELECT title, slug, state, word_count, body_text FROM articles WHERE id = ${id}`),
    ).toMatchObject({
      title: "Über Öl",
      slug: "ueber-oel",
      state: "draft",
      word_count: 3,
      body_text: expect.stringContaining("Drei kurze Worte."),
    });
    expect(await one(sql`SELECT media_id FROM article_media WHERE article_id = ${id}`)).toEqual({
      media_id: mediaId,
    });
    expect(
      await one(sql`SELECT version, snapshot->>'title' AS title FROM revisions WHERE article_id = ${id}`),
    ).toEqual({ version: 1, title: "Über Öl" });
    expect(
      await one(
        sql`SELECT actor_name, action FROM audit_log WHERE subject = 'article' AND subject_id = ${id}`,
      ),
    ).toEqual({ actor_name: "test", action: "create" });
  });

  it("numbers slugs that are taken, at once too", async () => {
    const sectionId = await makeSection();
    const make = () => createArticle(operator, { sectionId, title: "Wetter", body: paragraphs("Regen.") });
    const made = await Promise.all(Array.from({ length: 6 }, make));
    const slugs = await Promise.all(made.map(async (id) => (await addressOf(id))[1]));
    expect(slugs.toSorted()).toEqual(["wetter", "wetter-2", "wetter-3", "wetter-4", "wetter-5", "wetter-6"]);
  });

  it.each([
    ["no headline", { title: " " }, { code: "title-missing" }],
    ["a body that is none", { body: { type: "doc", content: [{ type: "script" }] } }, { name: "BodyError" }],
    ["a slash in the slug", { slug: "a/b" }, { code: "slug-malformed" }],
  ])("refuses %s", async (_, input, error) => {
    await expect(makeDraft(input)).rejects.toMatchObject(error);
  });

  it("takes any words there are", async () => {
    for (const title of [
      "Привет мир",
      "🦔",
      "مرحبا",
      "' OR 1=1 --",
      "<script>alert(1)</script>",
      "x".repeat(5000),
    ]) {
      const id = await makeLive({ title });
      expect(await getArticle(...(await addressOf(id)))).toMatchObject({ title });
    }
  });
});

describe("publishArticle and withdrawArticle", () => {
  it("keep the dates of links and the counts of topics", async () => {
    const [topic, author] = [await makeTopic(), await makeAuthor()];
    const id = await makeDraft({ topicIds: [topic], authors: [{ authorId: author }] });
    expect(await topicCount(topic)).toBe(0);
    await publishArticle(operator, id, { publishedAt: hoursAgo(2) });
    await publishArticle(operator, id);
    expect(await topicCount(topic)).toBe(1);
    const copies = sql`SELECT a.published_at = t.published_at AND a.published_at = w.published_at AS same FROM articles a
      JOIN article_topics t ON t.article_id = a.id JOIN article_authors w ON w.article_id = a.id WHERE a.id = ${id}`;
    expect(await one(copies)).toEqual({ same: true });

    await withdrawArticle(operator, id, { reason: "Irrtum" });
    expect(await topicCount(topic)).toBe(0);
    expect(await findRedirect(await pathOf(id))).toEqual({ status: 410, to: null });
    expect(await one(sql`SELECT published_at FROM article_topics WHERE article_id = ${id}`)).toEqual({
      published_at: null,
    });

    await publishArticle(operator, id);
    expect(await findRedirect(await pathOf(id))).toBeNull();
    expect(await getArticle(...(await addressOf(id)))).toMatchObject({ id });
    expect(await topicCount(topic)).toBe(1);
  });

  it("two at once both go through and count", async () => {
    const topics = [await makeTopic(), await makeTopic()];
    const text = "Die Bundesnetzagentur prüft Kraftwerksreserven am Rhein.";
    const drafts = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        makeDraft({ topicIds: i % 2 ? topics : topics.toReversed(), body: paragraphs(text) }),
      ),
    );
    await Promise.all(drafts.map((id) => publishArticle(operator, id)));
    expect(await Promise.all(topics.map(topicCount))).toEqual([8, 8]);
    expect(await one(sql`SELECT articles FROM lexemes WHERE word = 'Kraftwerksreserven'`)).toEqual({
      articles: 8,
    });
  });

  it("refuse what is not there", async () => {
    await expect(publishArticle(operator, 999_999)).rejects.toMatchObject({ code: "not-found" });
    await expect(withdrawArticle(operator, await makeDraft(), { reason: "" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("updateArticle", () => {
  it("tells a substantive change from a typo", async () => {
    const id = await makeLive();
    await updateArticle(operator, id, { changes: { title: "Tippfehler behoben" }, substantive: false });
    expect(await getArticle(...(await addressOf(id)))).toMatchObject({
      title: "Tippfehler behoben",
      updatedAt: null,
    });
    await updateArticle(operator, id, { changes: { body: paragraphs("Neue Lage.") }, substantive: true });
    expect(await getArticle(...(await addressOf(id)))).toMatchObject({
      updatedAt: expect.any(Date),
      wordCount: 2,
    });
    expect(
      (await db().execute(sql`SELECT version FROM revisions WHERE article_id = ${id} ORDER BY version`)).rows
        .length,
    ).toBe(3);
  });

  it("leaves a redirect for every address it had, in one hop", async () => {
    const id = await makeLive({ title: "Erster Titel ü" });
    const first = await pathOf(id);
    await updateArticle(operator, id, { changes: { slug: "zweiter" }, substantive: false });
    const second = await pathOf(id);
    await updateArticle(operator, id, { changes: { sectionId: await makeSection() }, substantive: false });
    const now = await pathOf(id);
    for (const old of [first, second, `${second}/`, encodeURI(first)])
      expect(await findRedirect(old)).toEqual({ status: 301, to: now });
    await updateArticle(operator, id, { changes: { slug: "dritter" }, substantive: false });
    expect((await findRedirect(first))?.to).toBe(await pathOf(id));
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    expect(await findRedirect(first)).toEqual({ status: 410, to: null });
  });

  it("leaves none for a draft, and refuses a taken address and an old version", async () => {
    const sectionId = await makeSection();
    const id = await makeDraft({ sectionId, title: "Eins" });
    const path = await pathOf(id);
    await updateArticle(operator, id, { changes: { slug: "eins-neu" }, substantive: false, version: 1 });
    expect(await one(sql`SELECT id FROM redirects WHERE from_path = ${path}`)).toBeUndefined();
    await makeDraft({ sectionId, title: "Zwei" });
    await expect(
      updateArticle(operator, id, { changes: { slug: "zwei" }, substantive: false }),
    ).rejects.toMatchObject({ code: "slug-taken" });
    await expect(
      updateArticle(operator, id, { changes: {}, substantive: false, version: 1 }),
    ).rejects.toMatchObject({ code: "changed-meanwhile" });
  });

  it("moves the counts of topics and words with the text", async () => {
    const [old, fresh] = [await makeTopic(), await makeTopic()];
    const id = await makeLive({ topicIds: [old], body: paragraphs("Quittengelee") }, { related: true });
    await updateArticle(operator, id, {
      changes: { topicIds: [fresh], body: paragraphs("Hagebutten") },
      substantive: true,
    });
    expect([await topicCount(old), await topicCount(fresh)]).toEqual([0, 1]);
    const counts = sql`SELECT json_object_agg(word, articles) AS n FROM lexemes WHERE word IN ('Quittengelee', 'Hagebutten')`;
    expect(await one(counts)).toEqual({ n: { Hagebutten: 1, Quittengelee: 0 } });
  });
});

describe("sections, pages and settings", () => {
  it.each(["admin", "latest", "imprint"])("a section may not be called %s", async (slug) => {
    await expect(saveSection(operator, { slug, name: "x" })).rejects.toMatchObject({ code: "slug-reserved" });
  });

  it("a page may be a legal page, but not a section's twin", async () => {
    const page = { title: "Impressum", body: paragraphs("Wer wir sind.") };
    await savePage(operator, { ...page, slug: "imprint", state: "live", inFooter: true });
    await expect(savePage(operator, { ...page, slug: "search" })).rejects.toMatchObject({
      code: "slug-reserved",
    });
    await saveSection(operator, { slug: "sport", name: "Sport" });
    await expect(savePage(operator, { ...page, slug: "sport" })).rejects.toMatchObject({
      code: "slug-taken",
    });
    expect((await getSite()).footerPages).toEqual([{ slug: "imprint", title: "Impressum" }]);
  });

  it("keeps every wording of a page, and speaks the portal's language", async () => {
    const page = { slug: "privacy", title: "Datenschutz", state: "live" as const };
    const id = await savePage(operator, { ...page, body: paragraphs("Alt.") });
    await savePage(operator, { ...page, body: paragraphs("Alt.") });
    await savePage(operator, { ...page, body: paragraphs("Neu.") });
    await savePage(operator, { ...page, language: "en", title: "Privacy", body: paragraphs("New.") });
    const { rows } = await db().execute(
      sql`SELECT version FROM page_versions WHERE page_id = ${id} ORDER BY version`,
    );
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await getPage("privacy")).toMatchObject({
      title: "Datenschutz",
      body: paragraphs("Neu."),
      language: "de",
    });
  });

  it("changes only the settings that are given, and refuses what does not fit", async () => {
    await saveSettings(operator, { name: "Der Bote", accentHue: 200 });
    await saveSettings(operator, { accentHue: 90 });
    expect(await getSite()).toMatchObject({ name: "Der Bote", settings: { accentHue: 90, city: "" } });
    await expect(saveSettings(operator, { accentHue: 900 })).rejects.toMatchObject({
      code: "setting-invalid",
    });
    await expect(saveSettings(operator, { timeZone: "Mars/Base" })).rejects.toMatchObject({
      code: "setting-invalid",
    });
  });
});
