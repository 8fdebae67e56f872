import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Placed } from "#db/import-article-rows.ts";
import type { Places } from "#db/import-lists.ts";
import { chunks } from "#db/import-refs.ts";
import { articleAuthors, articleMedia, articleTopics } from "#db/schema/articles.ts";

/** A statement takes 65,535 parameters at most. */
const CHUNK = 5000;

/** Forgets who wrote an article, what it is about and which pictures it shows: the file says so anew. */
export async function unlinkArticle(tx: Transaction, id: number): Promise<void> {
  for (const table of [articleAuthors, articleTopics, articleMedia])
    await tx.delete(table).where(eq(table.articleId, id));
}

/** Authors, topics and pictures of articles whose rows are there. */
export async function linkArticles(tx: Transaction, placed: Placed[], places: Places): Promise<void> {
  const authors = placed.flatMap(({ record, id, row }) =>
    record.authors.flatMap((key, position) => {
      const authorId = places.authors.get(key);
      return authorId ? [{ articleId: id, authorId, position, publishedAt: row.publishedAt ?? null }] : [];
    }),
  );
  const topics = placed.flatMap(({ record, id, row }) => {
    const topicIds = new Set(record.topics.flatMap((key) => places.topics.get(key) ?? []));
    return [...topicIds].map((topicId, position) => ({
      articleId: id,
      topicId,
      position,
      publishedAt: row.publishedAt ?? null,
    }));
  });
  const media = placed.flatMap(({ id, mediaIds }) => mediaIds.map((mediaId) => ({ articleId: id, mediaId })));
  for (const part of chunks(authors, CHUNK))
    await tx.insert(articleAuthors).values(part).onConflictDoNothing();
  for (const part of chunks(topics, CHUNK)) await tx.insert(articleTopics).values(part);
  for (const part of chunks(media, CHUNK)) await tx.insert(articleMedia).values(part);
}
