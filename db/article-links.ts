import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { AUTHOR_ROLES } from "#db/schema/articles.ts";
import { ids } from "#db/teasers.ts";

export type AuthorLink = { authorId: number; role?: (typeof AUTHOR_ROLES)[number] };

/** Who stands in the byline, in this order. */
export async function setAuthors(
  tx: Transaction,
  articleId: number,
  links: readonly AuthorLink[],
): Promise<void> {
  await tx.execute(sql`DELETE FROM article_authors WHERE article_id = ${articleId}`);
  await tx.execute(sql`
    INSERT INTO article_authors (article_id, author_id, role, position, published_at)
    SELECT a.id, x.author_id, x.role, x.position - 1, ${publishedCopy}
    FROM articles a, unnest(${ids(links.map(({ authorId }) => authorId))},
      ${sql.param(links.map(({ role = "author" }) => role))}::text[]) WITH ORDINALITY AS x(author_id, role, position)
    WHERE a.id = ${articleId} ON CONFLICT DO NOTHING`);
}

/** What the article is about, in this order; for a topic that was merged meanwhile the one that stayed. Keeps the topics' counts of live articles. */
export async function setTopics(
  tx: Transaction,
  articleId: number,
  topicIds: readonly number[],
): Promise<void> {
  await countTopics(tx, articleId, -1);
  await tx.execute(sql`DELETE FROM article_topics WHERE article_id = ${articleId}`);
  await tx.execute(sql`
    INSERT INTO article_topics (article_id, topic_id, position, published_at)
    SELECT a.id, coalesce(t.merged_into, x.topic_id), x.position - 1, ${publishedCopy}
    FROM articles a, unnest(${ids(topicIds)}) WITH ORDINALITY AS x(topic_id, position)
      LEFT JOIN topics t ON t.id = x.topic_id
    WHERE a.id = ${articleId} ON CONFLICT DO NOTHING`);
  await countTopics(tx, articleId, 1);
}

/** The media that a text uses: each once, whatever it is used for. */
export async function setMedia(
  tx: Transaction,
  articleId: number,
  mediaIds: readonly number[],
): Promise<void> {
  await tx.execute(sql`DELETE FROM article_media WHERE article_id = ${articleId}`);
  await tx.execute(sql`
    INSERT INTO article_media (article_id, media_id)
    SELECT DISTINCT ${articleId}::bigint, x.id FROM unnest(${ids(mediaIds)}) AS x(id)`);
}

/** After an article has gone live or was taken back: the copies of its date that lists are read by, and the counts of its topics. */
export async function copyPublished(tx: Transaction, articleId: number): Promise<void> {
  await countTopics(tx, articleId, -1);
  for (const table of ["article_authors", "article_topics"]) {
    await tx.execute(sql`
      UPDATE ${sql.raw(table)} x SET published_at = ${publishedCopy} FROM articles a
      WHERE a.id = ${articleId} AND x.article_id = a.id`);
  }
  await countTopics(tx, articleId, 1);
}

const publishedCopy = sql`CASE WHEN a.state = 'live' THEN a.published_at END`;

/** A link counts while it carries a date. In the order of ids, so that two writes cannot wait for each other. */
async function countTopics(tx: Transaction, articleId: number, step: 1 | -1): Promise<void> {
  await tx.execute(sql`
    WITH mine AS (
      SELECT t.id FROM topics t WHERE t.id IN (
        SELECT x.topic_id FROM article_topics x WHERE x.article_id = ${articleId} AND x.published_at IS NOT NULL)
      ORDER BY t.id FOR UPDATE)
    UPDATE topics t SET article_count = greatest(t.article_count + ${step}, 0) FROM mine WHERE t.id = mine.id`);
}
