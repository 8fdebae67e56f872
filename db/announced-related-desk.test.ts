import { describe, expect, it } from "vitest";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { listRelated } from "#db/related.ts";
import {
  CHOSEN_MOST,
  excludeRelated,
  type Pair,
  pinRelated,
  readmitRelated,
  unpinRelated,
} from "#db/related-desk.ts";
import { listRelatedOffers, readRelatedDesk } from "#db/related-lines.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { moveInStory } from "#db/story-articles.ts";
import { createStory } from "#db/story-desk.ts";
import { mergeStory } from "#db/story-merge.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { readRelatedAudits, saySignals, settleRelated } from "#db/testing/related.ts";
import {
  alone,
  fresh,
  hoursAgo,
  makeDraft,
  makeLive,
  makeSection,
  operator,
  paragraphs,
} from "#db/testing/rows.ts";

const pin = (articleId: number, relatedId: number) => pinRelated(operator, { articleId, relatedId });
const shownUnder = async (id: number) => (await listRelated(id)).map((one) => one.id);
const pinnedUnder = async (id: number) =>
  (await listRelated(id)).filter(({ isPinned }) => isPinned).map((one) => one.id);

/** Articles that nothing brings together but an editor. */
const strangers = async (count: number) => {
  const made: number[] = [];
  for (let n = 0; n < count; n++) made.push(await makeLive(alone(), { related: true }));
  return made as [number, number, ...number[]];
};

/** Articles about the same, each a little different: near, and no near duplicates. */
async function relatives(count: number): Promise<[number, number, ...number[]]> {
  const words = [1, 2, 3].map((n) => fresh(`Uferschnepfe${n}`).replace(/\W/g, "x")).join(" ");
  const made: number[] = [];
  for (let n = 0; n < count; n++) {
    const own = [1, 2, 3, 4].map((k) => fresh(`Eigenwort${k}`).replace(/\W/g, "y")).join(" ");
    const text = { title: own, body: paragraphs(`Hier ${words} und ${own}.`) };
    made.push(await makeLive(text, { related: true, publishedAt: hoursAgo(n + 2) }));
  }
  return made as [number, number, ...number[]];
}

describe("pinRelated", () => {
  it("brings the article's page softly, once, and stands in the audit log, once", async () => {
    const [under, other] = await strangers(2);
    const write = () => pin(under, other);
    expect(await told(write)).toEqual(change({ soft: [`article:${under}`] }));
    expect(await told(write)).toEqual(nothing);
    expect((await listRelated(under))[0]).toMatchObject({
      id: other,
      isPinned: true,
      reason: { topics: [], words: [], story: false },
    });
    expect(await readRelatedAudits(under)).toEqual([["pin", other]]);
    expect(await pinnedUnder(other)).toEqual([]);
  });

  it("puts several in the order of their pinning, before what is near", async () => {
    const [under, near] = await relatives(2);
    const [first, second, third] = await strangers(3);
    for (const id of [second, first, third ?? 0]) await pin(under, id);
    expect(await shownUnder(under)).toEqual([second, first, third, near]);
    await Promise.all([pin(under, near), pin(under, near)]);
    expect((await listRelated(under)).at(-1)).toMatchObject({ id: near, isPinned: true });
    expect((await readRelatedAudits(under)).filter(([, id]) => id === near)).toHaveLength(1);
  });

  it("refuses an article itself, what is withdrawn, in work or nowhere, and too many", async () => {
    const [under, other] = await strangers(2);
    await expect(pin(under, under)).rejects.toThrow("itself");
    await expect(pin(under, await makeDraft())).rejects.toThrow("not-live");
    await expect(pin(under, 987_654_321)).rejects.toThrow("not-found");
    await expect(pin(987_654_321, under)).rejects.toThrow("not-found");
    await withdrawArticle(operator, other, { reason: "Irrtum" });
    await expect(pin(under, other)).rejects.toThrow("not-live");
    await expect(excludeRelated(operator, { articleId: under, relatedId: other })).rejects.toThrow(
      "not-live",
    );
    expect(await readRelatedAudits(under)).toEqual([]);
    const sectionId = await makeSection();
    for (let n = 0; n < CHOSEN_MOST; n++) await pin(under, await makeLive({ ...alone(), sectionId }));
    await expect(pin(under, await makeLive({ ...alone(), sectionId }))).rejects.toThrow("too-many");
    expect(await readRelatedAudits(under)).toHaveLength(CHOSEN_MOST);
  });

  it("under what readers do not see yet tells nothing, and holds when it appears", async () => {
    const draft = await makeDraft(alone());
    const [other] = await strangers(2);
    expect(await told(() => pin(draft, other))).toEqual(nothing);
    await publishArticle(operator, draft);
    expect((await shownUnder(draft))[0]).toBe(other);
  });

  it("stays while relations are worked out anew, sections and stories change, and through a withdrawal", async () => {
    const [under, other, excluded = 0] = await relatives(3);
    await pin(under, other);
    await excludeRelated(operator, { articleId: under, relatedId: excluded });
    const holds = async (step: string) => {
      await settleRelated();
      expect([step, (await shownUnder(under))[0], (await shownUnder(under)).includes(excluded)]).toEqual([
        step,
        other,
        false,
      ]);
    };
    await refreshRelated(operator, [under, other, excluded]);
    await holds("worked out anew");
    for (const id of [under, other, excluded])
      await updateArticle(operator, id, { changes: { sectionId: await makeSection() }, substantive: false });
    await holds("another section");
    await updateArticle(operator, other, {
      changes: { body: paragraphs("Ganz anderes.") },
      substantive: true,
    });
    await holds("another text");
    const [one, two] = [fresh("Lauf"), fresh("Lauf")];
    const from = await createStory(operator, { title: one, slug: "" });
    const to = await createStory(operator, { title: two, slug: "" });
    await moveInStory(operator, { articleId: other, from: null, to: from });
    await moveInStory(operator, { articleId: excluded, from: null, to: from });
    await mergeStory(operator, from, two);
    await moveInStory(operator, { articleId: under, from: null, to });
    await holds("in a story");
    expect((await listRelated(under))[0]?.reason.story).toBe(true);
    await moveInStory(operator, { articleId: other, from: to, to: null });
    await holds("out of the story");
    // No longer true, so no longer said.
    expect((await listRelated(under))[0]?.reason.story).toBe(false);

    await withdrawArticle(operator, other, { reason: "Irrtum" });
    expect(await shownUnder(under)).not.toContain(other);
    expect((await readRelatedDesk(under)).rest).toContainEqual(
      expect.objectContaining({ id: other, state: "withdrawn", isPinned: true }),
    );
    const back = await told(() => publishArticle(operator, other));
    expect(back[0]?.soft).toContain(`article:${under}`);
    await holds("back again");
    await withdrawArticle(operator, under, { reason: "Irrtum" });
    await publishArticle(operator, under);
    await holds("the article itself is back again");
  });
});

describe("unpinRelated", () => {
  it("brings the page, once; what is near on its own account stays, what is not goes", async () => {
    const [under, near] = await relatives(2);
    const [far] = await strangers(2);
    await pin(under, far);
    await pin(under, near);
    const unpin = (relatedId: number) => () => unpinRelated(operator, { articleId: under, relatedId });
    expect(await told(unpin(far))).toEqual(change({ soft: [`article:${under}`] }));
    expect(await told(unpin(far))).toEqual(nothing);
    expect(await pinnedUnder(under)).toEqual([near]);
    await unpin(near)();
    expect(await pinnedUnder(under)).toEqual([]);
    expect((await shownUnder(under))[0]).toBe(near);
    expect(await shownUnder(under)).not.toContain(far);
    expect((await readRelatedAudits(under)).map(([act]) => act)).toEqual(["pin", "pin", "unpin", "unpin"]);
  });

  it("lets go of what was withdrawn", async () => {
    const [under, other] = await strangers(2);
    await pin(under, other);
    await withdrawArticle(operator, other, { reason: "Irrtum" });
    expect(await unpinRelated(operator, { articleId: under, relatedId: other })).toMatch(/\w/);
    expect((await readRelatedDesk(under)).rest).toEqual([]);
  });
});

describe("excludeRelated", () => {
  it("takes it from under this article alone and makes room for the next, once", async () => {
    const [under, near, ...others] = await relatives(8);
    const before = await shownUnder(under);
    const [gone = 0] = before;
    const pair: Pair = { articleId: under, relatedId: gone };
    expect(await told(() => excludeRelated(operator, pair))).toEqual(change({ soft: [`article:${under}`] }));
    expect(await told(() => excludeRelated(operator, pair))).toEqual(nothing);
    expect(await shownUnder(under)).not.toContain(gone);
    expect(await shownUnder(under)).toHaveLength(4);
    const { shown, rest } = await readRelatedDesk(under);
    expect([...shown, ...rest]).toHaveLength(6);
    expect([near, ...others]).toEqual(expect.arrayContaining(shown.map(({ id }) => id)));
    expect(await readRelatedAudits(under)).toEqual([["exclude", gone]]);
  });

  it("takes a section's newest away too, and a pin; a pin takes it back", async () => {
    const sectionId = await makeSection();
    const [other, under] = [
      await makeLive({ ...alone(), sectionId }),
      await makeLive({ ...alone(), sectionId }, { related: true }),
    ];
    const pair = { articleId: under, relatedId: other };
    expect(await shownUnder(under)).toEqual([other]);
    await excludeRelated(operator, pair);
    expect(await shownUnder(under)).toEqual([]);
    await pinRelated(operator, pair);
    expect(await readRelatedDesk(under)).toMatchObject({
      shown: [{ id: other, isPinned: true }],
      excluded: [],
    });
    await excludeRelated(operator, pair);
    expect(await readRelatedDesk(under)).toMatchObject({
      shown: [],
      rest: [],
      excluded: [{ id: other, isPinned: false, isExcluded: true }],
    });
  });
});

describe("readmitRelated", () => {
  it("lets it stand again where it belongs, once", async () => {
    const [under, near] = await relatives(2);
    const pair = { articleId: under, relatedId: near };
    await excludeRelated(operator, pair);
    expect(await shownUnder(under)).not.toContain(near);
    await refreshRelated(operator, [under, near]);
    expect([await shownUnder(under), await shownUnder(near)]).toEqual([[], [under]]);
    expect(await told(() => readmitRelated(operator, pair))).toEqual(change({ soft: [`article:${under}`] }));
    expect(await told(() => readmitRelated(operator, pair))).toEqual(nothing);
    expect((await listRelated(under))[0]).toMatchObject({ id: near, isPinned: false });
    expect(await readRelatedAudits(under)).toEqual([
      ["exclude", near],
      ["readmit", near],
    ]);
  });
});

describe("the desk of related news", () => {
  it("says of each why it stands there, with its signals where they are known", async () => {
    const [under, near] = await relatives(2);
    const sectionId = await makeSection();
    const newest = await makeLive({ ...alone(), sectionId });
    await updateArticle(operator, under, { changes: { sectionId }, substantive: false });
    await settleRelated();
    await saySignals(under, near, { words: 0.3, recency: -0.1 });
    const { shown } = await readRelatedDesk(under);
    expect(shown.map(({ id, reason }) => [id, reason === null])).toEqual([
      [near, false],
      [newest, true],
    ]);
    expect(shown[0]?.reason?.signals).toEqual({ words: 0.3, recency: -0.1 });
    expect(shown[0]?.score).toBeGreaterThan(0);
    expect(shown[0]?.reason?.words.length).toBeGreaterThan(0);
  });

  it("offers published articles by words of their headlines: neither itself nor what is pinned", async () => {
    const word = fresh("deichbau").replace("-", "");
    const title = `Der ${word} beginnt`;
    const [under, one, two] = [
      await makeLive({ title }),
      await makeLive({ title }),
      await makeLive({ title }),
    ];
    await makeDraft({ title });
    await pin(under, one);
    await excludeRelated(operator, { articleId: under, relatedId: two });
    const offered = async (typed: string) => await listRelatedOffers(under, typed);
    expect(await offered(word.slice(0, -1))).toMatchObject([{ id: two, isExcluded: true, state: "live" }]);
    expect(await offered(" ")).toEqual([]);
  });
});
