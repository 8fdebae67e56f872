import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "#db/client.ts";
import { readCandidates } from "#db/related-candidates.ts";
import { newestWith } from "#db/saved-search.ts";
import { searchArticles } from "#db/search.ts";
import { makeMany, stepsOf } from "#db/testing/plans.ts";
import { query } from "#db/testing/query.ts";
import { NO_SEARCH, type Search } from "#lib/search/search.ts";

const ARTICLES = 20_000;
const GROWING = [
  "articles",
  "article_words",
  "article_traits",
  "article_topics",
  "lexemes",
  "related_articles",
];
/** What is put in order, and twice what the newest months hold of a common word. */
const BOUND = 9_000;

const asks = (more: Partial<Search>) => () => searchArticles({ ...NO_SEARCH, ...more });

describe(`with ${ARTICLES} articles no search reads a table whole`, () => {
  beforeAll(() => makeMany(ARTICLES), 120_000);

  it.each<[string, () => Promise<unknown>]>([
    ["a rare word", asks({ words: "wort7" })],
    ["a word that every article has", asks({ words: "haeufig" })],
    ["a common word with a rare one", asks({ words: "haeufig wort7" })],
    ["words that do not stand together", asks({ words: "wort7 wort8 wort9" })],
    ["common words that never stand together", asks({ words: "viel manch haeufig" })],
    ["a phrase", asks({ words: '"wort7 haeufig"' })],
    ["a slip", asks({ words: "wotr700" })],
    ["newest first", asks({ words: "haeufig", sort: "newest", page: 50 })],
    [
      "in a section and a year",
      asks({ words: "haeufig", section: "s2", year: new Date().getFullYear() - 1 }),
    ],
    ["a part of it left out", asks({ words: "haeufig -wort7" })],
    ["a saved search", () => newestWith(db(), "haeufig wort7", { among: "", limit: 100 })],
    ["related news", () => transaction((tx) => readCandidates(tx, [5_000]))],
  ])("%s", async (_, read) => {
    const steps = await stepsOf(read);
    const whole = steps.filter(({ kind, table }) => kind === "Seq Scan" && GROWING.includes(table));
    expect(whole).toEqual([]);
    expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
  });

  it("reads whole where there is no index to ask: this is what the others would look like", async () => {
    await query("DROP INDEX article_words_idx");
    const steps = await stepsOf(asks({ words: "wort7" }));
    expect(steps.some(({ kind, table }) => kind === "Seq Scan" && table === "article_words")).toBe(true);
  });
});
