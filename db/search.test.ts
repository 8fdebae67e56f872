import { describe, expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { searchArticles } from "#db/search.ts";
import { fresh, hoursAgo, makeDraft, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { FOUND, NO_SEARCH, type Search } from "#lib/search/search.ts";

const find = async (words: string, more: Partial<Search> = {}) =>
  searchArticles({ ...NO_SEARCH, words, ...more });
const idsOf = async (...asked: Parameters<typeof find>) => (await find(...asked))?.items.map(({ id }) => id);

describe("searching", () => {
  it("finds what holds the words, in headline before standfirst before text, with an excerpt", async () => {
    const word = fresh("Zeppelin").replace("-", "");
    const at = { publishedAt: hoursAgo(2) };
    const inText = await makeLive({ body: paragraphs(`Der ${word} steigt über der Stadt auf.`) }, at);
    const inTitle = await makeLive({ title: `Ein ${word} steigt` }, at);
    const inStandfirst = await makeLive({ standfirst: `Warum der ${word} steigt.` }, at);
    await makeLive({ body: paragraphs("Etwas anderes.") }, at);
    expect(await idsOf(word)).toEqual([inTitle, inStandfirst, inText]);
    const found = (await find(word))?.items.at(-1);
    expect(found?.excerpt).toContain(`${FOUND.start}${word}${FOUND.stop} steigt`);
  });

  it("takes phrases, excluded words, sections and the order of time", async () => {
    const word = fresh("Orchidee").replace("-", "");
    const section = fresh("garten");
    const sectionId = await makeSection({ slug: section, name: section });
    const old = await makeLive({ sectionId, title: `${word} blüht im Winter` }, { publishedAt: hoursAgo(9) });
    const young = await makeLive(
      { body: paragraphs(`Im Winter blüht eine ${word}.`) },
      { publishedAt: hoursAgo(1) },
    );
    expect(await idsOf(`${word} "blüht im Winter"`)).toEqual([old]);
    expect(await idsOf(`${word} -blüht`)).toEqual([]);
    expect(await idsOf(word, { section })).toEqual([old]);
    expect(await idsOf(word)).toEqual([old, young]);
    expect(await idsOf(word, { sort: "newest" })).toEqual([young, old]);
  });

  it("never shows what readers cannot see", async () => {
    const word = fresh("Geheimnis").replace("-", "");
    const title = `Ein ${word}`;
    const gone = await makeLive({ title });
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    await makeLive({ title, embargoUntil: new Date(Date.now() + 3_600_000) });
    await makeDraft({ title });
    expect(await find(word)).toMatchObject({ items: [], count: 0, facets: { sections: [], years: [] } });
    // Nor is the word given away to whoever nearly knows it.
    expect(await find(`${word.slice(0, -1)}x`)).toMatchObject({ items: [], corrections: [], meant: [] });
  });

  it("comes in pages", async () => {
    const word = fresh("Serie").replace("-", "");
    for (let n = 0; n < 21; n++) await makeLive({ title: `${word} Folge`, body: paragraphs("a") });
    const [first, second] = [await find(word), await find(word, { page: 2 })];
    expect([first?.items.length, first?.hasNext]).toEqual([20, true]);
    expect([second?.items.length, second?.hasNext]).toEqual([1, false]);
    expect(new Set([...(first?.items ?? []), ...(second?.items ?? [])].map(({ id }) => id)).size).toBe(21);
  });

  it.each([
    "",
    "und der die",
    "' & | ! :*",
    '"unfertig',
    "-",
    "<->",
    "\\ %_ ;DROP TABLE articles",
    "🤖",
    "\u202eאבג",
    "a".repeat(200),
  ])("takes anything: %s", async (words) =>
    expect(await find(words)).toMatchObject({ page: 1, hasNext: false }),
  );
});

describe("what was typed nearly right", () => {
  it.each([
    ["Müllerstraße", "Muellerstrasse"],
    ["Müllerstraße", "mullerstrasse"],
    ["Muellerstrasse", "Müllerstraße"],
    ["Koalitionsverhandlungen", "Verhandlungen Koalition"],
    ["Verhandlungen der Koalition", "Koalitionsverhandlungen"],
    ["Koalitionsverhandlungen", "Koalitionsverhandlugen"],
    ["Koalitionsverhandlungen", "Koaliton Verhandlung"],
    ["verhandelte Verträge", "Vertrag"],
    ["Autorin", "Autoren"],
  ])("%s is found by %s", async (title, words) => {
    const section = fresh("nah").toLowerCase();
    const sectionId = await makeSection({ slug: section, name: section });
    const id = await makeLive({ sectionId, title });
    expect(await idsOf(words, { section })).toEqual([id]);
  });

  it("asks whether a word was meant that is written far oftener", async () => {
    const often = fresh("Quitte").replace(/[^A-Za-z]/g, "");
    for (let n = 0; n < 41; n++) await makeLive({ title: `${often}nkuchen`, body: paragraphs("a") });
    await makeLive({ title: `${often}nkuhcen` });
    const found = await find(`${often}nkuhcen`);
    expect(found?.items).toHaveLength(1);
    expect(found?.meant).toEqual([{ typed: `${often}nkuhcen`, meant: `${often}nkuchen` }]);
  });

  it("says what it searched for instead, and when no word says anything", async () => {
    await makeLive({ title: "Zwergmispelhecken im Winter" });
    expect(await find("Zwergmsipelhecken")).toMatchObject({
      corrections: [{ typed: "Zwergmsipelhecken", meant: "Zwergmispelhecken" }],
      count: 1,
    });
    expect(await find("der die das und")).toMatchObject({ isEmpty: true, items: [] });
  });

  it("shows what has some of the words where nothing has all, but never breaks a phrase up for nothing", async () => {
    const [one, other] = ["Feldlerchenzählung", "Moorbirkenpflanzung"];
    const first = await makeLive({ title: one });
    const second = await makeLive({ title: other });
    const found = await find(`${one} ${other}`);
    expect(new Set(found?.items.map(({ id }) => id))).toEqual(new Set([first, second]));
    expect(found).toMatchObject({ count: 0, hasPartial: true });
    expect((await find(`"${one} ${other}"`))?.hasPartial).toBe(true);
    expect(await idsOf(`${one} -${one}`)).toEqual([]);
  });
});
