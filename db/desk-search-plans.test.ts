import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { findAuthors, findStories, findTopics } from "#db/article-choices.ts";
import { listAuthors } from "#db/author-desk.ts";
import { db } from "#db/client.ts";
import { listRedirects } from "#db/redirect-desk.ts";
import { listStories } from "#db/story-desk.ts";
import { type PlanStep, stepsOf } from "#db/testing/plans.ts";
import { quickest, yardstick } from "#db/testing/quickest.ts";
import { listTopics } from "#db/topic-desk.ts";

const ROWS = 100_000;
/** In looks at as many rows, as somebody waits who types: 120 ms where a look takes 30. */
const SOON = 4;

const stories = (words: string) => listStories({ words, state: null, after: null });
const redirects = (words: string) => listRedirects({ words, after: null });
const first = ({ lines }: { lines: { id: number }[] }) => lines.map(({ id }) => id).slice(0, 2);

const isRead = ({ kind, table }: PlanStep) =>
  kind === "Seq Scan" && ["topics", "authors", "stories", "redirects"].includes(table);

describe(`in ${ROWS} rows desks find`, () => {
  beforeAll(async () => {
    await db().execute(
      sql.raw(`
      INSERT INTO topics (slug, name, article_count)
        SELECT 't' || g, 'Thema Nr. ' || g || ' ' || md5(g::text), g % 500 FROM generate_series(1, ${ROWS}) g;
      INSERT INTO authors (slug, name)
        SELECT 'w' || g, 'Ada ' || md5(g::text) || ' ' || g FROM generate_series(1, ${ROWS}) g;
      INSERT INTO stories (slug, title)
        SELECT 's' || g, 'Lauf ' || g || ': ' || md5(g::text) FROM generate_series(1, ${ROWS}) g;
      INSERT INTO redirects (from_path, to_path, status, origin)
        SELECT '/2011/' || g % 12 || '/alte_meldung-' || g || '/' || md5(g::text), '/ki/meldung', 301, 'import'
        FROM generate_series(1, ${ROWS}) g;`),
    );
    for (const table of ["topics", "authors", "stories", "redirects"])
      await db().execute(sql.raw(`VACUUM ANALYZE ${table}`));
  }, 180_000);

  it.each<[string, () => Promise<unknown>]>([
    ["a topic that few begin like", () => listTopics({ words: "4711", after: null })],
    ["a topic by a word that all have", () => listTopics({ words: "thema", after: null })],
    ["a topic that there is none of", () => listTopics({ words: "gibtesnicht", after: null })],
    ["an author that few begin like", () => listAuthors({ words: "4711", after: null })],
    ["an author that there is none of", () => listAuthors({ words: "gibtesnicht", after: null })],
    ["a story that few begin like", () => stories("Lauf 4711")],
    ["a story that there is none of", () => stories("gibtesnicht")],
    ["a redirect by a part of its path", () => redirects("/alte_meldung-4711")],
    ["a redirect by a word that all have", () => redirects("meldung")],
    ["an author by a word that all have", () => listAuthors({ words: "ada", after: null })],
    ["a story by a word that all have", () => stories("lauf")],
    ["a redirect that there is none of", () => redirects("gibtesnicht")],
    ["a redirect by a year and a beginning", () => redirects("2011 c4ca4")],
    ["a topic to choose", () => findTopics("4711")],
    ["an author to choose", () => findAuthors("ada 4711")],
    ["a story to choose", () => findStories("4711")],
  ])("%s, by an index and soon", async (_, read) => {
    expect((await stepsOf(read)).filter(isRead)).toEqual([]);
    expect(await quickest(read)).toBeLessThan(SOON * (await yardstick()));
  });

  it("would notice a search without an index", async () => {
    const steps = await stepsOf(() =>
      db().execute(sql`SELECT t.id FROM topics t WHERE t.name LIKE '%4711%'`),
    );
    expect(steps.filter(isRead)).toHaveLength(1);
  });
});

describe("words are found", () => {
  it("wherever a word begins so, in any order, whatever sign is before it", async () => {
    const { rows } = await db().execute<{ id: number }>(sql`
      INSERT INTO topics (slug, name) VALUES ('verdi', 'Ver.di und der Ötzi-Streik'), ('x', 'Verdienst') RETURNING id`);
    const [verdi] = rows.map(({ id }) => id);
    const find = async (words: string) => first(await listTopics({ words, after: null }));
    for (const words of ["ver.di", "STREIK ver", "ötzi", "di", "Ver.di und der Ötzi-Streik"])
      expect(await find(words), words).toEqual([verdi]);
    for (const words of ["%", "_", "reik", "'); --"]) expect(await find(words), words).toEqual([]);
    expect((await findTopics("ötzi")).map(({ id }) => id)).toEqual([verdi]);
  });

  it("in old addresses and where they lead", async () => {
    const { rows } = await db().execute<{ id: number }>(sql`
      INSERT INTO redirects (from_path, to_path, status, origin)
      VALUES ('/?p=815', 'https://anderswo.example/neue_Brücke', 301, 'manual') RETURNING id`);
    const ids = rows.map(({ id }) => id);
    for (const words of ["?p=815", "brücke", "anderswo.example", "https://anderswo"])
      expect(first(await redirects(words)), words).toEqual(ids);
  });
});
