import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { commentDecisions, commentVerdicts } from "#db/schema/comments.ts";
import { screenComment } from "#db/screening.ts";
import { can } from "#lib/capabilities.ts";
import { hashComment } from "#lib/comment-hash.ts";
import { type CommentState, isEditable } from "#lib/comments.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

type OwnRow = {
  id: number;
  articleId: number;
  parentId: number | null;
  sectionId: number;
  state: CommentState;
  replyCount: number;
  createdAt: string;
};

/**
 * Corrects a comment of one's own, as long as nobody has answered it and it is young. What was approved goes back to
 * the moderators: they approved other words. @returns where it stands
 * @throws Refusal not-found, too-late, comment-refused
 */
export function editComment(
  viewer: Viewer,
  { id, body }: { id: number; body: string },
): Promise<{ articleId: number; state: CommentState }> {
  return transaction(async (tx) => {
    const row = await lockOwn(tx, viewer, id);
    const createdAt = new Date(row.createdAt);
    if (!isEditable({ ...row, createdAt }, Date.now())) throw new Refusal("too-late", `comment ${id}`);
    const { articleId, parentId, sectionId } = row;
    const form = { articleId, parentId, body, clues: { honeypot: false, seconds: null } };
    const bodyHash = hashComment(body.trim());
    const screened = await screenComment(tx, { viewer, form, bodyHash, sectionId, editedId: id });
    const state = can(viewer.role, "moderate") ? row.state : "pending";
    await tx.execute(sql`
      UPDATE comments SET body = ${body.trim()}, body_hash = ${bodyHash}, state = ${state}, risk = ${screened.risk},
        edited_at = now(), decided_at = CASE WHEN ${state} = 'pending' THEN NULL ELSE decided_at END
      WHERE id = ${id}`);
    await tx.execute(sql`DELETE FROM comment_verdicts WHERE comment_id = ${id}`);
    if (screened.verdicts.length > 0)
      await tx
        .insert(commentVerdicts)
        .values(screened.verdicts.map((verdict) => ({ commentId: id, ...verdict })));
    if (row.state === "approved") {
      if (state === "pending") await leave(tx, viewer, row, "pending");
      announce(tx, { hard: [tags.comments(articleId)], soft: [tags.teaser(articleId)] });
    }
    return { articleId, state };
  });
}

/** Takes a comment of one's own back, at any time; answers to it keep standing. @throws Refusal not-found */
export function withdrawComment(viewer: Viewer, id: number): Promise<{ articleId: number }> {
  return transaction(async (tx) => {
    const row = await lockOwn(tx, viewer, id);
    if (row.state === "withdrawn") return { articleId: row.articleId };
    await tx.execute(sql`UPDATE comments SET state = 'withdrawn', withdrawn_at = now() WHERE id = ${id}`);
    if (row.state === "approved") {
      await leave(tx, viewer, row, "withdrawn");
      announce(tx, { hard: [tags.comments(row.articleId)], soft: [tags.teaser(row.articleId)] });
    } else {
      await decided(tx, viewer, row, "withdrawn");
    }
    return { articleId: row.articleId };
  });
}

async function lockOwn(tx: Transaction, viewer: Viewer, id: number): Promise<OwnRow> {
  const { rows } = await tx.execute<OwnRow>(sql`
    SELECT c.id, c.article_id AS "articleId", c.parent_id AS "parentId", a.section_id AS "sectionId", c.state,
      c.reply_count AS "replyCount", c.created_at AS "createdAt"
    FROM comments c JOIN articles a ON a.id = c.article_id
    WHERE c.id = ${id} AND c.user_id = ${viewer.userId} FOR UPDATE OF c`);
  const [row] = rows;
  if (!row) throw new Refusal("not-found", `comment ${id}`);
  return row;
}

/** An approved comment that readers see no longer is not counted any more. */
async function leave(tx: Transaction, viewer: Viewer, row: OwnRow, to: CommentState): Promise<void> {
  await tx.execute(sql`UPDATE articles SET comment_count = comment_count - 1 WHERE id = ${row.articleId}`);
  await tx.execute(sql`UPDATE comments SET reply_count = reply_count - 1 WHERE id = ${row.parentId}::bigint`);
  await decided(tx, viewer, row, to);
}

async function decided(tx: Transaction, viewer: Viewer, row: OwnRow, to: CommentState): Promise<void> {
  await tx
    .insert(commentDecisions)
    .values({ commentId: row.id, fromState: row.state, toState: to, decidedBy: viewer.userId });
}
