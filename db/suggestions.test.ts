import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { saveAuthor } from "#db/authors.ts";
import { closeDatabase, db } from "#db/client.ts";
import { suggest } from "#db/suggestions.ts";
import { tagsOf } from "#db/testing/heard.ts";
import { stepsOf } from "#db/testing/plans.ts";
import { quickest, yardstick } from "#db/testing/quickest.ts";
import { fresh, makeDraft, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";
import { tags } from "#lib/tags.ts";

/** A beginning that nothing else has. */
let count = 0;
const begin = () => `q${String.fromCharCode(97 + count++)}x`;
const textsOf = async (typed: string) => (await suggest(typed))?.map(({ kind, text }) => `${kind} ${text}`);

describe("suggestions", () => {
  it("are names by the beginning of any of their words, then words, the most written first", async () => {
    const start = begin();
    const topic = await saveTopic(operator, { slug: fresh("t"), name: `Neue ${start}energie` });
    const author = await saveAuthor(operator, { slug: fresh("a"), name: `Eva ${start}mann` });
    const sectionId = await makeSection({ slug: fresh("s"), name: `${start}land` });
    const links = { topicIds: [topic], authors: [{ authorId: author }], sectionId };
    await makeLive({ ...links, title: `${start}rot`, body: paragraphs(`${start}blau`) });
    await makeLive({ title: `${start}blau` });
    const found = await suggest(start);
    expect(found?.map(({ kind }) => kind).slice(0, 4)).toEqual(["topic", "author", "section", "word"]);
    expect(found?.find(({ kind }) => kind === "word")).toEqual({
      kind: "word",
      text: `${start}blau`,
      path: `/search?q=${start}blau`,
    });
    expect(await textsOf(`eva ${start}`)).toContain(`author Eva ${start}mann`);
    expect(await textsOf(`Das ${start}ro`)).toEqual([`word Das ${start}rot`]);
    expect(found?.[0]?.path).toMatch(/^\/topic\//);
    expect(await tagsOf(() => suggest(start))).toEqual(
      expect.arrayContaining([tags.topic(topic), tags.author(author), tags.section(sectionId)]),
    );
  });

  it("meet umlauts written any way", async () => {
    const topic = await saveTopic(operator, { slug: fresh("t"), name: "Zürxüberweg" });
    await makeLive({ topicIds: [topic], title: "Bürxenstraße" });
    for (const typed of ["Zürx", "Zuerx", "zurx", "ZURXUE", "zurxub"])
      expect(await textsOf(typed), typed).toContain("topic Zürxüberweg");
    for (const typed of ["Bürx", "Buerx", "burxenstrass"])
      expect(await textsOf(typed), typed).toContain("word Bürxenstraße");
  });

  it("hold nothing that readers cannot see", async () => {
    const start = begin();
    const topic = await saveTopic(operator, { slug: fresh("t"), name: `${start}thema` });
    await makeDraft({ title: `${start}entwurf`, topicIds: [topic] });
    await makeLive({ title: `${start}sperre`, embargoUntil: new Date(Date.now() + 3_600_000) });
    const gone = await makeLive({ title: `${start}weg` });
    const changed = await makeLive({ title: `${start}vorher` });
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    await updateArticle(operator, changed, { changes: { title: `${start}nachher` }, substantive: true });
    expect(await textsOf(start)).toEqual([`word ${start}nachher`]);
  });

  it.each([
    "",
    "a",
    "' & | ! :*",
    "\\ %_",
    "%%",
    "__",
    "'; DROP TABLE lexemes",
    "🤖🤖",
    "\u202eאב",
    "a".repeat(99),
  ])("take anything: %s", async (typed) => expect(Array.isArray(await suggest(typed))).toBe(true));

  it("cost the same among many words", async () => {
    await db().execute(sql`
      INSERT INTO lexemes (lexeme, articles, word, folded)
      SELECT 'vy' || g, 1 + (500000 / (1 + g * 7919 % 100000))::int, 'Vy' || g, 'vy' || g FROM generate_series(0, 99999) g`);
    await db().execute(sql`
      INSERT INTO topics (slug, name, article_count) SELECT 'vz' || g, 'Vz' || g, g FROM generate_series(1, 20000) g`);
    await db().execute(sql`ANALYZE lexemes, topics`);
    const [most] = (
      await db().execute<{ word: string }>(
        sql`SELECT word FROM lexemes WHERE folded LIKE 'vy%' ORDER BY articles DESC LIMIT 1`,
      )
    ).rows;
    expect((await textsOf("vy"))?.[0]).toBe(`word ${most?.word}`);
    // Only connections that are opened from now on are looked at.
    await closeDatabase();
    const steps = await stepsOf(() => suggest("vy"));
    await closeDatabase();
    const read = steps.filter(({ table }) => table === "lexemes").reduce((sum, { rows }) => sum + rows, 0);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(2_000);
    expect(
      steps.filter(
        ({ kind, table }) => kind === "Seq Scan" && ["lexemes", "topics", "article_words"].includes(table),
      ),
    ).toEqual([]);
    expect(await quickest(() => suggest("vy"), 10)).toBeLessThan(await yardstick());
  });
});
