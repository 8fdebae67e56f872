import { sql } from "drizzle-orm";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { saveAuthor } from "#db/authors.ts";
import { announceEverything } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { type DemoArticle, type DemoContent, readContent } from "#db/demo/content.ts";
import { makePictures, pictureKey, picturesIn, withMedia } from "#db/demo/media.ts";
import { addPromotions, addSlots, addViews } from "#db/demo/surroundings.ts";
import { saveMedia } from "#db/media.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { saveSection } from "#db/sections.ts";
import { saveSettings } from "#db/settings.ts";
import { saveStory } from "#db/stories.ts";
import { saveTopic } from "#db/topics.ts";
import { fromHtml } from "#lib/body/from-html.ts";
import { env } from "#lib/env.ts";
import { grantOperator } from "#lib/grant.ts";
import { mediaStore, originalStore } from "#lib/media-store.ts";
import type { Operator } from "#lib/proof.ts";

type Ids = Map<string, number>;

const SETTINGS = {
  tagline: "Nachrichten aus Technik, Politik und Wissenschaft",
  contactEmail: "redaktion@example.org",
};

/**
 * Fills an empty portal with demo content, so that it looks alive at first start.
 * Pictures are made first (files without a row harm nobody), then everything is written in one transaction:
 * a start that is killed in the middle leaves an empty portal, and the next one begins again.
 * @returns whether there was anything to do
 */
export async function seedDemo(operator: Operator = grantOperator("demo content")): Promise<boolean> {
  if (!(await isEmpty(db()))) return false;
  const content = await readContent();
  const pictures = content.articles.flatMap(({ picture, html }) => [
    ...(picture ? [picture] : []),
    ...picturesIn(html),
  ]);
  const media = await makePictures(pictures, { files: mediaStore(env()), originals: originalStore(env()) });
  return transaction(async (tx) => {
    // A second start may have seeded while the pictures were made.
    await takeTurn(tx);
    if (!(await isEmpty(tx))) return false;
    announceEverything(tx);
    const mediaIds: Ids = new Map();
    for (const [key, input] of media) mediaIds.set(key, await saveMedia(operator, input, tx));
    const ground = await addGround(tx, operator, content);
    const articles = await addArticles(tx, operator, { content, ground, mediaIds });
    await addComments(tx, operator, content, articles);
    await addPromotions(tx, content);
    await addSlots(tx, content, articles);
    await addViews(tx, content, articles);
    await saveSettings(operator, SETTINGS, tx);
    await refreshRelated(operator, [...articles.values()], tx);
    return true;
  });
}

async function isEmpty(database: Pick<Transaction, "execute">): Promise<boolean> {
  const { rows } = await database.execute<{ empty: boolean }>(sql`
    SELECT NOT EXISTS (SELECT FROM articles) AND NOT EXISTS (SELECT FROM sections) AS empty`);
  return rows[0]?.empty ?? false;
}

type Ground = { sections: Ids; topics: Ids; stories: Ids; authors: Ids };

async function addGround(tx: Transaction, operator: Operator, content: DemoContent): Promise<Ground> {
  const ground: Ground = { sections: new Map(), topics: new Map(), stories: new Map(), authors: new Map() };
  // Parents first: a section names its parent by slug.
  for (const { parent, ...section } of content.sections.toSorted(
    (a, b) => Number(a.parent !== null) - Number(b.parent !== null),
  )) {
    const parentId = parent === null ? null : numberOf(ground.sections, parent);
    ground.sections.set(section.slug, await saveSection(operator, { ...section, parentId }, tx));
  }
  for (const topic of content.topics) ground.topics.set(topic.slug, await saveTopic(operator, topic, tx));
  for (const story of content.stories) ground.stories.set(story.slug, await saveStory(operator, story, tx));
  for (const { jobLine, email, guest, roles: _, ...author } of content.authors) {
    const row = { ...author, jobTitle: jobLine, contactEmail: email, guestSince: guest ? new Date() : null };
    ground.authors.set(author.slug, await saveAuthor(operator, row, tx));
  }
  return ground;
}

/** Oldest first, as they would have been written: ids and stories run in the order of time. */
async function addArticles(
  tx: Transaction,
  operator: Operator,
  { content, ground, mediaIds }: { content: DemoContent; ground: Ground; mediaIds: Ids },
): Promise<Ids> {
  const ids: Ids = new Map();
  for (const article of content.articles.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    const id = await createArticle(operator, toInput(article, ground, mediaIds), tx);
    await publishArticle(operator, id, {
      publishedAt: before(article.hoursAgo),
      updatedAt: article.updatedHoursAgo === undefined ? undefined : before(article.updatedHoursAgo),
      related: false,
      tx,
    });
    if (article.correction) {
      const { text, hoursAgo } = article.correction;
      await tx.execute(sql`
        INSERT INTO corrections (article_id, kind, text, created_at)
        VALUES (${id}, 'correction', ${text}, ${before(hoursAgo).toISOString()})`);
    }
    ids.set(article.slug, id);
  }
  return ids;
}

function toInput(article: DemoArticle, { sections, topics, stories, authors }: Ground, mediaIds: Ids) {
  const html = withMedia(article.html, (picture) => numberOf(mediaIds, pictureKey(picture)));
  const { doc, dropped } = fromHtml(html);
  if (dropped.length > 0) throw new Error(`${article.slug}.html: ${dropped.join(", ")} cannot stay`);
  return {
    sectionId: numberOf(sections, article.section),
    slug: article.slug,
    title: article.title,
    standfirst: article.standfirst,
    places: article.places,
    body: doc.toJSON(),
    leadMediaId: article.picture && numberOf(mediaIds, pictureKey(article.picture)),
    storyId: article.story === undefined ? null : numberOf(stories, article.story),
    authors: article.authors.map(({ slug, role }) => ({ authorId: numberOf(authors, slug), role })),
    topicIds: article.topics.map((slug) => numberOf(topics, slug)),
    commentMode: article.commentsClosed ? ("closed" as const) : ("premoderated" as const),
  };
}

async function addComments(
  tx: Transaction,
  operator: Operator,
  { articles, comments }: DemoContent,
  articleIds: Ids,
): Promise<void> {
  const hoursAgo = new Map(articles.map((article) => [article.slug, article.hoursAgo]));
  const ids: Ids = new Map();
  for (const comment of comments) {
    const hours = (hoursAgo.get(comment.article) ?? 0) - comment.minutesAfter / 60;
    if (hours < 0) throw new Error(`comments.json: ${comment.key} lies in the future.`);
    const row = {
      articleId: numberOf(articleIds, comment.article),
      parentId: comment.parentKey === null ? null : numberOf(ids, comment.parentKey),
      authorName: comment.name,
      body: comment.body,
      state: comment.state,
      createdAt: before(hours),
      helpfulCount: comment.helpful,
      byStaff: comment.staff,
      featured: comment.featured,
    };
    ids.set(comment.key, await addComment(operator, row, tx));
  }
}

const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);

function numberOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo content names "${name}", which is not in it.`);
  return id;
}
