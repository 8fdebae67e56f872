import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { listAuthorFeed, listCommentFeed, listFeed, listSectionFeed, listTopicFeed } from "#db/feeds.ts";
import { countQueries } from "#db/query-count.ts";
import { makeArticle, makeAuthor, makeComment, makeSection, makeTopic } from "#db/testing/feed-rows.ts";
import { FEED_SIZE } from "#lib/feeds/feed.ts";

const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000);
const slugs = ({ articles }: { articles: { slug: string }[] }) => articles.map(({ slug }) => slug);

describe("a feed's articles", () => {
  it("are none in an empty portal", async () => {
    expect(await listFeed()).toEqual({ articles: [], changedAt: null });
  });

  it("come whole, newest first, in one statement", async () => {
    const section = await makeSection();
    const older = await makeArticle({ sectionId: section.id, publishedAt: hours(3) });
    const newer = await makeArticle({ sectionId: section.id, publishedAt: hours(2), places: ["Kiew"] });
    const { result, queries } = await countQueries(() => listSectionFeed([section.id]));
    expect(queries).toBe(1);
    expect(slugs(result)).toEqual([newer.slug, older.slug]);
    expect(result.articles[0]).toMatchObject({
      places: ["Kiew"],
      section: { slug: section.slug },
      body: { type: "doc" },
    });
    expect(slugs(await listFeed())).toEqual([newer.slug, older.slug]);
  });

  it("are those of a section and all beneath it, as many as a feed has", async () => {
    const above = await makeSection();
    const below = await makeSection({ parentId: above.id });
    for (let n = 0; n < FEED_SIZE; n++)
      await makeArticle({ sectionId: above.id, publishedAt: hours(10 + n) });
    const newest = await makeArticle({ sectionId: below.id, publishedAt: hours(1) });
    const { articles } = await listSectionFeed([above.id, below.id]);
    expect(articles).toHaveLength(FEED_SIZE);
    expect(articles[0]?.slug).toBe(newest.slug);
  });

  it("are those of a topic, and of an author once each", async () => {
    const section = await makeSection();
    const [topic, author] = [await makeTopic(), await makeAuthor()];
    const article = await makeArticle(
      { sectionId: section.id },
      { topicIds: [topic.id], authorIds: [author.id] },
    );
    expect(slugs(await listTopicFeed(topic.id))).toEqual([article.slug]);
    expect(slugs(await listAuthorFeed(author.id))).toEqual([article.slug]);
    for (let n = 1; n < FEED_SIZE; n++)
      await makeArticle({ sectionId: section.id, publishedAt: hours(n + 1) }, { authorIds: [author.id] });
    expect(new Set(slugs(await listAuthorFeed(author.id))).size).toBe(FEED_SIZE);
  });

  it("never show what readers may not see yet or no more", async () => {
    const section = await makeSection();
    const sectionId = section.id;
    await makeArticle({ sectionId, state: "draft" });
    await makeArticle({ sectionId, state: "withdrawn" });
    await makeArticle({ sectionId, state: "scheduled", scheduledFor: hours(1) });
    await makeArticle({ sectionId, publishedAt: hours(-1) });
    await makeArticle({ sectionId, embargoUntil: hours(-1) });
    expect(slugs(await listSectionFeed([sectionId]))).toEqual([]);
  });

  it("date the feed by the last change, by the end of an embargo and by a withdrawal", async () => {
    const section = await makeSection();
    const sectionId = section.id;
    await db().execute(sql`delete from articles where state = 'withdrawn'`);
    await makeArticle({ sectionId, publishedAt: hours(9), touchedAt: hours(8) });
    expect((await listSectionFeed([sectionId])).changedAt?.getTime()).toBeCloseTo(hours(8).getTime(), -4);
    await makeArticle({ sectionId, publishedAt: hours(9), embargoUntil: hours(6) });
    expect((await listSectionFeed([sectionId])).changedAt?.getTime()).toBeCloseTo(hours(6).getTime(), -4);
    await makeArticle({ sectionId, publishedAt: hours(9), touchedAt: hours(4), state: "withdrawn" });
    expect((await listSectionFeed([sectionId])).changedAt?.getTime()).toBeCloseTo(hours(4).getTime(), -4);
  });
});

describe("a feed's comments", () => {
  it("are the newest approved ones, with nothing about the person but the name", async () => {
    const section = await makeSection();
    const { id: articleId } = await makeArticle({ sectionId: section.id });
    const first = await makeComment({ articleId, createdAt: hours(3) });
    const second = await makeComment({
      articleId,
      createdAt: hours(2),
      authorName: null,
    });
    for (const state of ["pending", "rejected", "spam", "withdrawn"] as const)
      await makeComment({ articleId, state, createdAt: hours(5) });
    const { comments, changedAt } = await listCommentFeed(articleId);
    expect(comments).toEqual([
      { id: second.id, authorName: null, body: "Gut!", createdAt: second.createdAt },
      { id: first.id, authorName: "moewe", body: "Gut!", createdAt: first.createdAt },
    ]);
    expect(changedAt).toEqual(second.createdAt);
  });

  it("are none under an article without any", async () => {
    expect(await listCommentFeed(1_000_000)).toEqual({ comments: [], changedAt: null });
  });
});
