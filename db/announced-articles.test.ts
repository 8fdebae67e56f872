import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createArticle, publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { saveStory } from "#db/stories.ts";
import { change, changesOf, nothing, told } from "#db/testing/heard.ts";
import { settleRelated } from "#db/testing/related.ts";
import {
  alone,
  fresh,
  HOUR,
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

const lists = ["list:latest", "list:front", "list:archive", "list:sitemap", "list:topics"];

/** Where an article can stand, and what readers know of it by. */
async function ground() {
  const parent = await makeSection();
  const sectionId = await makeSection({ parentId: parent });
  const [topic, author] = [await makeTopic(), await makeAuthor()];
  const storyId = await saveStory(operator, { slug: fresh("lauf"), title: "Lauf" });
  const input = { ...alone(), sectionId, topicIds: [topic], authors: [{ authorId: author }], storyId };
  const standsIn = [
    `section:${parent}`,
    `section:${sectionId}`,
    `topic:${topic}`,
    `author:${author}`,
    `story:${storyId}`,
    ...lists,
  ];
  return { parent, sectionId, topic, author, storyId, input, standsIn };
}

const later = () => new Date(Date.now() + HOUR);

describe("createArticle", () => {
  it("a draft changes nothing for readers", async () => {
    const { input } = await ground();
    expect(await told(() => createArticle(operator, input))).toEqual(nothing);
  });
});

describe("publishArticle", () => {
  it("brings its page, and the lists that it stands in", async () => {
    const { input, standsIn } = await ground();
    const earlier = await makeLive({ storyId: input.storyId }, { publishedAt: hoursAgo(5) });
    const next = await makeLive({ storyId: input.storyId }, { publishedAt: hoursAgo(1) });
    await makeLive({ storyId: input.storyId }, { publishedAt: hoursAgo(9) });
    const id = await makeDraft(input);
    expect(
      await told(() => publishArticle(operator, id, { publishedAt: hoursAgo(3), related: false })),
    ).toEqual(
      change({
        hard: [`article:${id}`, "missing"],
        soft: [...standsIn, "list:most-read", `article:${earlier}`, `article:${next}`],
      }),
    );
    expect(await told(() => publishArticle(operator, id))).toEqual(nothing);
  });

  it("brings the neighbours whose related news it joins", async () => {
    const text = paragraphs("Der Leuchtturmwärter von Rosental zählt Zugvögel am Deich.");
    const neighbour = await makeLive({ title: "Zugvögel am Deich", body: text }, { related: true });
    const stranger = await makeLive({ body: paragraphs("Ganz anderes.") }, { related: true });
    const id = await makeDraft({ title: "Leuchtturmwärter zählt", body: text });
    await publishArticle(operator, id);
    const [heard] = await changesOf(settleRelated);
    expect(heard?.soft).toEqual(expect.arrayContaining([`article:${id}`, `article:${neighbour}`]));
    expect(heard?.soft).not.toContain(`article:${stranger}`);
  });

  it("brings what still names it from an earlier life", async () => {
    const [id, neighbour] = [await makeLive(), await makeLive()];
    await db().execute(sql`INSERT INTO related_articles (article_id, related_id, score, reason, pinned_at)
      VALUES (${neighbour}, ${id}, 1, '{"topics":[],"words":[],"story":false}', now())`);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    const [heard] = await changesOf(() => publishArticle(operator, id, { related: false }));
    expect(heard?.soft).toContain(`article:${neighbour}`);
  });

  it("of one that is not due only the topics' counts", async () => {
    const { input, topic } = await ground();
    const soft = [`topic:${topic}`, "list:topics"];
    const embargoed = await makeDraft({ ...input, embargoUntil: later() });
    expect(await told(() => publishArticle(operator, embargoed, { related: false }))).toEqual(
      change({ soft }),
    );
    const scheduled = await makeDraft(input);
    expect(
      await told(() => publishArticle(operator, scheduled, { publishedAt: later(), related: false })),
    ).toEqual(change({ soft }));
  });
});

describe("withdrawArticle", () => {
  it("takes every copy away that shows it", async () => {
    const { input, standsIn } = await ground();
    const id = await makeLive(input);
    expect(await told(() => withdrawArticle(operator, id, { reason: "Irrtum" }))).toEqual(
      change({
        gone: [`article:${id}`, `teaser:${id}`, `comments:${id}`],
        hard: ["missing"],
        soft: standsIn,
      }),
    );
  });

  it("brings the neighbours that find others", async () => {
    const text = paragraphs("Die Korbflechterin aus Moorkamp schneidet Weidenruten im Februar.");
    const id = await makeLive({ title: "Weidenruten", body: text }, { related: true });
    const neighbour = await makeLive({ title: "Korbflechterin", body: text }, { related: true });
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    const [heard] = await changesOf(settleRelated);
    expect(heard?.soft).toContain(`article:${neighbour}`);
  });
});

describe("updateArticle", () => {
  const update = (id: number, changes: Parameters<typeof updateArticle>[2]["changes"]) =>
    told(() => updateArticle(operator, id, { changes, substantive: false }));

  it("of a draft changes nothing for readers", async () => {
    expect(await update(await makeDraft(), { title: "Anders" })).toEqual(nothing);
  });

  it("brings its page, its teasers and the sitemap, no list", async () => {
    const { input } = await ground();
    const id = await makeLive(input);
    expect(await update(id, { standfirst: "4" })).toEqual(
      change({ hard: [`article:${id}`], soft: [`teaser:${id}`, "list:sitemap"] }),
    );
  });

  it("brings old and new lists", async () => {
    const { input, parent, sectionId, topic, author } = await ground();
    const next = await ground();
    const id = await makeLive(input);
    const own = [`teaser:${id}`, "list:sitemap"];
    expect(await update(id, { topicIds: [topic, next.topic] })).toEqual(
      change({ hard: [`article:${id}`], soft: [...own, `topic:${next.topic}`, "list:topics"] }),
    );
    expect(await update(id, { authors: [{ authorId: next.author }] })).toEqual(
      change({ hard: [`article:${id}`], soft: [...own, `author:${author}`, `author:${next.author}`] }),
    );
    const besides = await makeSection({ parentId: next.parent });
    await update(id, { sectionId: next.sectionId });
    expect(await update(id, { sectionId: besides })).toEqual(
      change({
        hard: [`article:${id}`, "missing"],
        soft: [...own, `section:${next.sectionId}`, `section:${besides}`, "list:front"],
      }),
    );
    const [heard] = await changesOf(() =>
      updateArticle(operator, id, { changes: { sectionId }, substantive: false }),
    );
    expect(heard?.soft).toEqual(expect.arrayContaining([`section:${sectionId}`, `section:${parent}`]));
  });

  it("brings its new story and the articles beside it there, and the front page with a new picture", async () => {
    const { storyId } = await ground();
    const beside = await makeLive({ ...alone(), storyId }, { publishedAt: hoursAgo(4) });
    const id = await makeLive(alone());
    const own = [`teaser:${id}`, "list:sitemap"];
    expect(await update(id, { storyId })).toEqual(
      change({ hard: [`article:${id}`], soft: [...own, `article:${beside}`, `story:${storyId}`] }),
    );
    const [heard] = await update(id, { leadMediaId: await makeMedia() });
    expect(heard?.soft).toContain("list:front");
  });

  it("brings whatever missed its new address, and what its old one showed", async () => {
    const id = await makeLive(alone());
    expect(await update(id, { slug: fresh("neu") })).toEqual(
      change({ hard: [`article:${id}`, "missing"], soft: [`teaser:${id}`, "list:sitemap"] }),
    );
  });

  it("takes away what it puts under embargo, and brings it back", async () => {
    const { input, standsIn } = await ground();
    const id = await makeLive(input);
    const [hidden] = await update(id, { embargoUntil: later() });
    expect(hidden?.gone).toEqual([`article:${id}`, `comments:${id}`, `teaser:${id}`]);
    expect(hidden?.hard).toEqual(["missing"]);
    expect(hidden?.soft).toEqual(expect.arrayContaining(standsIn));
    const [back] = await update(id, { embargoUntil: null });
    expect(back?.hard).toEqual([`article:${id}`, "missing"]);
    expect(back?.soft).toEqual([...standsIn, "list:most-read"].toSorted());
  });
});
