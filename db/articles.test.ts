import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { getDiscussion } from "#db/comments.ts";
import { listPromotions } from "#db/promos.ts";
import { countQueries } from "#db/query-count.ts";
import { listRelated } from "#db/related.ts";
import { getSite } from "#db/site.ts";
import { saveStory } from "#db/stories.ts";
import {
  addressOf,
  HOUR,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeMedia,
  makeSection,
  makeTopic,
  operator,
} from "#db/testing/rows.ts";

const read = async (id: number) => getArticle(...(await addressOf(id)));

describe("getArticle", () => {
  it("shows a live article", async () => {
    const id = await makeLive({ title: "Grüße aus Köln", standfirst: "Kurz" });
    expect(await addressOf(id)).toEqual([expect.anything(), "gruesse-aus-koeln"]);
    expect(await read(id)).toMatchObject({
      id,
      title: "Grüße aus Köln",
      standfirst: "Kurz",
      wordCount: 2,
      updatedAt: null,
    });
  });

  it.each([
    ["a draft", async () => makeDraft()],
    [
      "a scheduled one",
      async () => {
        const id = await makeDraft();
        await db().execute(
          sql`UPDATE articles SET state = 'scheduled', scheduled_for = now() WHERE id = ${id}`,
        );
        return id;
      },
    ],
    ["one that is not due", () => makeLive({}, { publishedAt: new Date(Date.now() + HOUR) })],
    ["one under embargo", () => makeLive({ embargoUntil: new Date(Date.now() + HOUR) })],
    [
      "a withdrawn one",
      async () => {
        const id = await makeLive();
        await withdrawArticle(operator, id, { reason: "Irrtum" });
        return id;
      },
    ],
  ])("does not show %s", async (_, make) => {
    expect(await read(await make())).toBeNull();
  });

  it("shows one whose embargo has passed", async () => {
    const id = await makeLive({ embargoUntil: hoursAgo(2) });
    expect(await read(id)).toMatchObject({ id });
  });

  it("reads everything around the text in one statement", async () => {
    const parent = await makeSection({ name: "Wirtschaft", ageNoticeDays: 30 });
    const sectionId = await makeSection({ parentId: parent, name: "Banken", ageNoticeDays: 90 });
    const [writer, photographer] = [await makeAuthor("Ada Wort"), await makeAuthor("Bo Bild")];
    const topic = await makeTopic("Zinsen");
    const [lead, inText] = [await makeMedia({ alt: "Vorn" }), await makeMedia({ alt: "Im Text" })];
    const storyId = await saveStory(operator, { slug: "zinswende", title: "Zinswende" });
    const earlier = await makeLive({ storyId }, { publishedAt: hoursAgo(9) });
    const id = await makeLive(
      {
        sectionId,
        title: "Zinsen steigen",
        storyId,
        leadMediaId: lead,
        authors: [{ authorId: photographer, role: "photo" }, { authorId: writer }],
        topicIds: [topic],
        places: ["Frankfurt"],
        body: { type: "doc", content: [{ type: "image", attrs: { mediaId: inText } }] },
      },
      { publishedAt: hoursAgo(5), updatedAt: hoursAgo(3) },
    );
    const later = await makeLive({ storyId }, { publishedAt: hoursAgo(1) });
    await db().execute(
      sql`INSERT INTO corrections (article_id, kind, text) VALUES (${id}, 'correction', 'Es waren zwei.')`,
    );

    const [section, slug] = await addressOf(id);
    const counted = await countQueries(() => getArticle(section, slug));
    expect(counted).toMatchObject({ queries: 1, depth: 1 });
    expect(counted.result).toMatchObject({
      sectionId,
      sectionTrail: [{ name: "Wirtschaft" }, { name: "Banken" }],
      sectionAgeNoticeDays: 90,
      authors: [
        { name: "Bo Bild", role: "photo" },
        { name: "Ada Wort", role: "author" },
      ],
      topics: [{ id: topic, name: "Zinsen" }],
      picture: { alt: "Vorn", variants: [{ url: "/media/ab/abcd.jpg" }] },
      bodyPictures: [{ id: inText, alt: "Im Text" }],
      corrections: [{ kind: "correction", text: "Es waren zwei.", at: expect.any(Date) }],
      story: {
        slug: "zinswende",
        earlier: { slug: (await addressOf(earlier))[1] },
        later: { slug: (await addressOf(later))[1] },
      },
      places: ["Frankfurt"],
      publishedAt: expect.any(Date),
      updatedAt: expect.any(Date),
    });
  });

  it("does not show a picture whose rights have run out", async () => {
    const leadMediaId = await makeMedia({ rights_expire_at: hoursAgo(1) });
    expect(await read(await makeLive({ leadMediaId }))).toMatchObject({ picture: null });
  });

  it("answers null for an address that nobody has", async () => {
    expect(await getArticle("nirgends", "'; DROP TABLE articles; --")).toBeNull();
  });
});

it("an article page takes at most six statements in two waves", async () => {
  const topicIds = [await makeTopic()];
  const id = await makeLive({ topicIds });
  await addComment(operator, {
    articleId: id,
    parentId: null,
    authorName: "Otter",
    body: "Gut.",
    state: "approved",
    createdAt: hoursAgo(1),
  });
  const [section, slug] = await addressOf(id);
  const counted = await countQueries(async () => {
    const [, article] = await Promise.all([getSite(), getArticle(section, slug)]);
    if (!article) throw new Error("not there");
    await Promise.all([
      listRelated(article.id),
      getDiscussion(article.id),
      listPromotions({ sectionId: article.sectionId, topicIds: article.topics.map((topic) => topic.id) }),
    ]);
  });
  process.stdout.write(`article page: ${counted.queries} statements, ${counted.depth} deep\n`);
  expect(counted.queries).toBeLessThanOrEqual(6);
  expect(counted.depth).toBeLessThanOrEqual(2);
});
