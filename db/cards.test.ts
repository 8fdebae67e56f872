import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { saveAuthor } from "#db/authors.ts";
import { getCardSubject } from "#db/cards.ts";
import { db } from "#db/client.ts";
import { savePage } from "#db/page-writes.ts";
import { saveStory } from "#db/stories.ts";
import { fresh, makeDraft, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";

it("shows what readers see, and nothing else", async () => {
  const sectionId = await makeSection({ name: "Technik" });
  const id = await makeLive({ sectionId, title: "Größe zählt", shortTitle: "Größe", sponsor: "Muster AG" });
  const shown = {
    kind: "article",
    id,
    title: "Größe zählt",
    shortTitle: "Größe",
    section: "Technik",
    sponsor: "Muster AG",
  };
  expect(await getCardSubject({ kind: "article", id })).toEqual(shown);
  await db().execute(sql`UPDATE articles SET embargo_until = now() + interval '1 hour' WHERE id = ${id}`);
  expect(await getCardSubject({ kind: "article", id })).toBeNull();
  await db().execute(sql`UPDATE articles SET embargo_until = NULL WHERE id = ${id}`);
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  expect(await getCardSubject({ kind: "article", id })).toBeNull();
  expect(await getCardSubject({ kind: "article", id: await makeDraft() })).toBeNull();
  expect(await getCardSubject({ kind: "article", id: 999_999_999_999_999 })).toBeNull();
});

it("shows every list by its name", async () => {
  const named = async (kind: "section" | "topic" | "author" | "story" | "page", id: number, name: string) =>
    expect(await getCardSubject({ kind, id })).toEqual({ kind, id, name });
  await named("section", await makeSection({ name: "Reise" }), "Reise");
  await named("topic", await saveTopic(operator, { slug: fresh("wahl"), name: "Wahl" }), "Wahl");
  await named("author", await saveAuthor(operator, { slug: fresh("ada"), name: "Ada" }), "Ada");
  await named("story", await saveStory(operator, { slug: fresh("lauf"), title: "Lauf" }), "Lauf");
  const page = { slug: fresh("haus"), title: "Haus", body: paragraphs("Wir.") };
  await named("page", await savePage(operator, { ...page, state: "live" }), "Haus");
  expect(await getCardSubject({ kind: "site" })).toEqual({ kind: "site" });
});
