import { db } from "#db/client.ts";
import { articleAuthors, articles, articleTopics } from "#db/schema/articles.ts";
import { authors } from "#db/schema/authors.ts";
import { comments } from "#db/schema/comments.ts";
import { sections } from "#db/schema/sections.ts";
import { topics } from "#db/schema/topics.ts";

/** Rows for the tests of feeds and sitemaps, straight into the tables: the writes have tests of their own. */

let made = 0;
/** Another one each time, so that tests do not meet each other's rows. */
export const fresh = (word: string) => `${word}-${++made}`;

async function inserted<Row extends { id: number }>(rows: Promise<Row[]>): Promise<Row> {
  const [row] = await rows;
  if (!row) throw new Error("Nothing was inserted.");
  return row;
}

type SectionRow = Partial<typeof sections.$inferInsert>;
export function makeSection(changes: SectionRow = {}) {
  const slug = fresh("section");
  return inserted(
    db()
      .insert(sections)
      .values({ slug, name: slug, ...changes })
      .returning(),
  );
}

export function makeTopic(changes: Partial<typeof topics.$inferInsert> = {}) {
  const slug = fresh("topic");
  return inserted(
    db()
      .insert(topics)
      .values({ slug, name: slug, ...changes })
      .returning(),
  );
}

export function makeAuthor() {
  const slug = fresh("author");
  return inserted(db().insert(authors).values({ slug, name: slug }).returning());
}

type ArticleRow = Partial<typeof articles.$inferInsert> & { sectionId: number };
type Attached = { topicIds?: number[]; authorIds?: number[] };

/** A live article published an hour ago unless told otherwise. */
export async function makeArticle(changes: ArticleRow, { topicIds = [], authorIds = [] }: Attached = {}) {
  const slug = fresh("article");
  const anHourAgo = new Date(Date.now() - 3_600_000);
  const row = await inserted(
    db()
      .insert(articles)
      .values({
        slug,
        title: slug,
        state: "live",
        body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Text." }] }] },
        publishedAt: anHourAgo,
        touchedAt: changes.publishedAt ?? anHourAgo,
        ...changes,
      })
      .returning(),
  );
  const { id: articleId, publishedAt } = row;
  for (const topicId of topicIds)
    await db().insert(articleTopics).values({ articleId, topicId, publishedAt });
  for (const authorId of authorIds)
    for (const role of ["author", "photo"] as const)
      await db().insert(articleAuthors).values({ articleId, authorId, role, publishedAt });
  return row;
}

export function makeComment(changes: Partial<typeof comments.$inferInsert> & { articleId: number }) {
  return inserted(
    db()
      .insert(comments)
      .values({ body: "Gut!", bodyHash: fresh("hash"), authorName: "moewe", state: "approved", ...changes })
      .returning(),
  );
}
