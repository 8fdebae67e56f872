import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import { transaction } from "#db/client.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/**
 * Says that somebody else's comment was helpful, or takes that back when it was said already.
 * @returns the article that the comment stands under @throws Refusal not-found: gone, or one's own
 */
export function toggleVote(
  viewer: Viewer,
  commentId: number,
): Promise<{ articleId: number; helpful: boolean }> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ articleId: number }>(sql`
      SELECT c.article_id AS "articleId" FROM comments c
      WHERE c.id = ${commentId} AND c.state = 'approved' AND c.user_id IS DISTINCT FROM ${viewer.userId} FOR UPDATE`);
    const [comment] = rows;
    if (!comment) throw new Refusal("not-found", `comment ${commentId}`);
    const taken = await tx.execute(
      sql`DELETE FROM comment_votes WHERE comment_id = ${commentId} AND user_id = ${viewer.userId}`,
    );
    const helpful = taken.rowCount === 0;
    if (helpful)
      await tx.execute(
        sql`INSERT INTO comment_votes (comment_id, user_id) VALUES (${commentId}, ${viewer.userId})`,
      );
    await tx.execute(
      sql`UPDATE comments SET helpful_count = helpful_count + ${helpful ? 1 : -1} WHERE id = ${commentId}`,
    );
    announce(tx, { hard: [tags.comments(comment.articleId)] });
    return { articleId: comment.articleId, helpful };
  });
}
