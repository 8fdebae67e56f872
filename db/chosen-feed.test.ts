import { describe, expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { type Chosen, findChosen, listChosenFeed } from "#db/chosen-feed.ts";
import { addComment } from "#db/comment-writes.ts";
import { listAllCommentsFeed } from "#db/feeds.ts";
import { saveStory } from "#db/stories.ts";
import { query } from "#db/testing/query.ts";
import {
  fresh,
  hoursAgo,
  makeAuthor,
  makeLive,
  makeSection,
  makeTopic,
  operator,
  paragraphs,
} from "#db/testing/rows.ts";
import { mergeTopic } from "#db/topic-desk.ts";
import { readChoice } from "#lib/feeds/choice.ts";

const nothing: Chosen = { section: [], topic: [], author: [], story: [] };
const named = (id: number) => [{ id, slug: "", name: "" }];
const listed = async (chosen: Partial<Chosen>, words = "") =>
  (await listChosenFeed({ ...nothing, ...chosen }, words)).articles.map(({ id }) => id);
const slugOf = async (table: string, id: number) =>
  (await query<{ slug: string }>(`SELECT slug FROM ${table} WHERE id = ${id}`))[0]?.slug ?? "";
const find = (text: string) => {
  const choice = readChoice(new URLSearchParams(text));
  return choice && findChosen(choice);
};

/** Four articles that differ in one thing each. */
async function makeFour() {
  const parent = await makeSection();
  const section = await makeSection({ parentId: parent });
  const [topic, other, author] = [await makeTopic(), await makeTopic(), await makeAuthor()];
  const story = await saveStory(operator, { slug: fresh("lauf"), title: fresh("Lauf") });
  const word = fresh("Zeppelin").replace("-", "");
  const input = {
    sectionId: section,
    topicIds: [topic],
    authors: [{ authorId: author, role: "author" as const }],
    storyId: story,
    body: paragraphs(`Der ${word} steigt.`),
  };
  const at = (hours: number) => ({ publishedAt: hoursAgo(hours) });
  const full = await makeLive(input, at(1));
  const otherTopic = await makeLive({ ...input, topicIds: [other] }, at(2));
  const elsewhere = await makeLive({ ...input, sectionId: await makeSection() }, at(3));
  const wordless = await makeLive(
    { ...input, storyId: null, authors: [], body: paragraphs("Nichts.") },
    at(4),
  );
  return { parent, section, topic, other, author, story, word, full, otherTopic, elsewhere, wordless };
}

describe("a feed that its reader has put together", () => {
  it("has what all that was chosen is true of, the newest first", async () => {
    const four = await makeFour();
    const { full, otherTopic, elsewhere, wordless } = four;
    const [section, topic, author, story] = [four.parent, four.topic, four.author, four.story].map(named);
    expect(await listed({ section })).toEqual([full, otherTopic, wordless]);
    expect(await listed({ topic })).toEqual([full, elsewhere, wordless]);
    expect(await listed({ topic: [...named(four.topic), ...named(four.other)] })).toEqual([
      full,
      otherTopic,
      elsewhere,
      wordless,
    ]);
    expect(await listed({ section, topic })).toEqual([full, wordless]);
    expect(await listed({ section, topic, author })).toEqual([full]);
    expect(await listed({ section, story })).toEqual([full, otherTopic]);
    expect(await listed({}, four.word)).toEqual([full, otherTopic, elsewhere]);
    expect(await listed({ section, topic }, four.word)).toEqual([full]);
    expect(await listed({ section, topic }, `"${four.word} sinkt"`)).toEqual([]);
    await withdrawArticle(operator, full, { reason: "Irrtum" });
    expect(await listed({ section, topic, author })).toEqual([]);
  });

  it.each(["' & | ! :*", '"', "-", "<->", "\\", "und", "🤖", "\u202e", "a".repeat(200)])(
    "takes any words without falling over: %s",
    async (words) => expect(Array.isArray(await listed({}, words))).toBe(true),
  );

  it("knows what it was asked for by its names, a topic that was merged away too", async () => {
    const { section, topic, other } = await makeFour();
    const [first, second] = [await slugOf("topics", topic), await slugOf("topics", other)];
    const sectionSlug = await slugOf("sections", section);
    expect(await find(`section=${sectionSlug}&topic=${first}`)).toMatchObject({
      section: [{ id: section, slug: sectionSlug }],
      topic: [{ id: topic, slug: first }],
    });
    expect(await find(`topic=${first},gibt-es-nicht`)).toBeNull();
    await mergeTopic(operator, topic, second);
    expect(await find(`topic=${first}`)).toMatchObject({ topic: [{ id: other, slug: second }] });
  });
});

describe("the comments of the whole portal", () => {
  it("are the approved ones under what readers can see, each with its article", async () => {
    const [shown, silent, gone] = [
      await makeLive(),
      await makeLive({ commentMode: "off" }),
      await makeLive(),
    ];
    const say = (articleId: number, state: "approved" | "pending", hours: number) =>
      addComment(operator, {
        articleId,
        parentId: null,
        authorName: "Dachs",
        body: "Aha.",
        state,
        createdAt: hoursAgo(hours),
      });
    const second = await say(shown, "approved", 2);
    const first = await say(shown, "approved", 1);
    for (const articleId of [silent, gone]) await say(articleId, "approved", 1);
    await say(shown, "pending", 1);
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    const { comments } = await listAllCommentsFeed();
    expect(comments.map(({ id }) => id)).toEqual([first, second]);
    expect(comments[0]).toMatchObject({ authorName: "Dachs", article: { id: shown } });
  });
});
