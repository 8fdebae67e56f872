import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { saveAuthor } from "#db/authors.ts";
import { MOST_TAGS } from "#db/changes.ts";
import { db } from "#db/client.ts";
import { ensureLegalPages } from "#db/legal-pages.ts";
import { savePage } from "#db/page-writes.ts";
import { saveSection } from "#db/sections.ts";
import { saveSettings } from "#db/settings.ts";
import { saveStory } from "#db/stories.ts";
import { change, changesOf, everything, nothing, told } from "#db/testing/heard.ts";
import { fresh, makeDraft, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";

describe("saveSettings", () => {
  it("brings the frame of every page", async () => {
    expect(await told(() => saveSettings(operator, { tagline: "Neu" }))).toEqual(change({ hard: ["site"] }));
    expect(await told(() => saveSettings(operator, {}))).toEqual(nothing);
  });
});

describe("saveSection", () => {
  it("brings the frame of every page, and addresses that may be a section's now", async () => {
    const slug = fresh("ressort");
    for (const name of ["Neu", "Anders"])
      expect(await told(() => saveSection(operator, { slug, name }))).toEqual(
        change({ hard: ["site", "missing"] }),
      );
  });
});

describe("savePage", () => {
  const page = { slug: fresh("seite"), title: "Über uns", body: paragraphs("Wir.") };
  const save = (changes: Partial<Parameters<typeof savePage>[1]>) =>
    told(() => savePage(operator, { ...page, ...changes }));
  it("brings the frame where the footer or the address changes, else the page", async () => {
    expect(await save({})).toEqual(nothing);
    const id = await savePage(operator, page);
    const framed = change({ hard: [`page:${id}`, "site", "missing"], soft: ["list:sitemap"] });
    const alone = change({ hard: [`page:${id}`], soft: ["list:sitemap"] });
    expect(await save({ state: "live" })).toEqual(framed);
    expect(await save({ body: paragraphs("Wir alle.") })).toEqual(alone);
    expect(await save({ description: "Wer wir sind", body: paragraphs("Wir alle.") })).toEqual(alone);
    expect(await save({ title: "Über", body: paragraphs("Wir alle.") })).toEqual(alone);
    expect(await save({ inFooter: true })).toEqual(framed);
    expect(await save({ title: "Wir" })).toEqual(framed);
    expect(await save({ title: "Wir", position: 7 })).toEqual(framed);
    expect(await save({ title: "Wir", state: "draft" })).toEqual(
      change({ gone: [`page:${id}`], hard: ["site", "missing"], soft: ["list:sitemap"] }),
    );
  });
});

describe("ensureLegalPages", () => {
  it("brings the footer, once", async () => {
    const [heard] = await changesOf(() => ensureLegalPages(operator));
    expect(heard?.hard).toEqual(expect.arrayContaining(["site", "missing"]));
    expect(await told(() => ensureLegalPages(operator))).toEqual(nothing);
  });
});

describe("saveTopic", () => {
  it("brings its page, and with a new name the articles about it", async () => {
    const slug = fresh("thema");
    const save = (name: string, intro = "") => told(() => saveTopic(operator, { slug, name, intro }));
    expect(await save("Wahl")).toEqual(change({ hard: ["missing"] }));
    const topic = await saveTopic(operator, { slug, name: "Wahl" });
    const id = await makeLive({ topicIds: [topic] });
    await makeDraft({ topicIds: [topic] });
    expect(await save("Wahl", "Worum es geht")).toEqual(change({ hard: [`topic:${topic}`] }));
    expect(await save("Wahlen")).toEqual(
      change({ hard: [`topic:${topic}`, "list:topics", `article:${id}`], soft: [`teaser:${id}`] }),
    );
  });

  it("brings everything where very many wear the name", async () => {
    const slug = fresh("thema");
    const topic = await saveTopic(operator, { slug, name: "Viel" });
    const sectionId = await makeSection();
    await db().execute(sql`
      WITH made AS (INSERT INTO articles (state, section_id, slug, title, body, published_at)
        SELECT 'live', ${sectionId}, 'viel-' || n, 'Viel', '{}', now() FROM generate_series(1, ${MOST_TAGS}) n RETURNING id)
      INSERT INTO article_topics (article_id, topic_id, published_at) SELECT id, ${topic}, now() FROM made`);
    expect(await told(() => saveTopic(operator, { slug, name: "Sehr viel" }))).toEqual(everything);
  });
});

describe("saveAuthor", () => {
  it("brings their page, and with another name or portrayal their articles", async () => {
    const slug = fresh("ada");
    const save = (more: Partial<Parameters<typeof saveAuthor>[1]>) =>
      told(() => saveAuthor(operator, { slug, name: "Ada", ...more }));
    expect(await save({})).toEqual(change({ hard: ["missing"] }));
    const author = await saveAuthor(operator, { slug, name: "Ada" });
    const id = await makeLive({ authors: [{ authorId: author, role: "photo" }] });
    const worn = change({ hard: [`author:${author}`, `article:${id}`], soft: [`teaser:${id}`] });
    expect(await save({ beats: ["Energie"] })).toEqual(change({ hard: [`author:${author}`] }));
    expect(await save({ bio: "Schreibt." })).toEqual(worn);
    expect(await save({ name: "Ada L." })).toEqual(worn);
  });
});

describe("saveStory", () => {
  it("brings its page, and with a new title its articles", async () => {
    const slug = fresh("lauf");
    const save = (title: string) => told(() => saveStory(operator, { slug, title }));
    expect(await save("Lauf")).toEqual(change({ hard: ["missing"] }));
    const storyId = await saveStory(operator, { slug, title: "Lauf" });
    const id = await makeLive({ storyId });
    expect(await save("Lauf")).toEqual(change({ hard: [`story:${storyId}`] }));
    expect(await save("Wettlauf")).toEqual(
      change({ hard: [`story:${storyId}`, `article:${id}`], soft: [`teaser:${id}`] }),
    );
  });
});
