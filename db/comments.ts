import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { inThreadOrder, type PublicComment } from "#lib/comments.ts";
import { tags } from "#lib/tags.ts";

/** More letters than anyone reads under one article; keeps a page of the busiest one finite. */
const MAX_COMMENTS = 3000;

type CommentRow = Omit<PublicComment, "createdAt" | "editedAt"> & {
  createdAt: string;
  editedAt: string | null;
};

/** The approved comments of an article as they are read: threads by time, replies under what they answer. */
export async function listComments(articleId: number): Promise<PublicComment[]> {
  answerShows(tags.comments(articleId));
  const { rows } = await db().execute<CommentRow>(sql`
    SELECT c.id, c.parent_id AS "parentId", coalesce(c.root_id, c.id) AS "rootId", c.depth,
      c.author_name AS "authorName", c.body, c.by_staff AS "byStaff", c.featured_at IS NOT NULL AS featured,
      c.helpful_count AS "helpfulCount", c.created_at AS "createdAt", c.edited_at AS "editedAt"
    FROM comments c WHERE c.article_id = ${articleId} AND c.state = 'approved'
    ORDER BY c.created_at, c.id LIMIT ${MAX_COMMENTS}`);
  return inThreadOrder(
    rows.map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      editedAt: row.editedAt === null ? null : new Date(row.editedAt),
    })),
  );
}
