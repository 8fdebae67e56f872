import { eq, sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { type LockedComment, lockComment, moveComment } from "#db/comment-state.ts";
import { commentDecisions, comments, commentVerdicts } from "#db/schema/comments.ts";
import { screenComment } from "#db/screening.ts";
import { can } from "#lib/capabilities.ts";
import { hashComment } from "#lib/comment-hash.ts";
import { type CommentState, isEditable } from "#lib/comments.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

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
    const comment = await lockOwn(tx, viewer, id);
    const { articleId, parentId } = comment;
    if (!isEditable(comment, Date.now())) throw new Refusal("too-late", `comment ${id}`);
    const form = { articleId, parentId, body, clues: { honeypot: false, seconds: null } };
    const bodyHash = hashComment(body.trim());
    const sectionId = await sectionOf(tx, articleId);
    const screened = await screenComment(tx, { viewer, form, bodyHash, sectionId, editedId: id });
    const state = can(viewer.role, "moderate") ? comment.state : "pending";
    await tx
      .update(comments)
      .set({ body: body.trim(), bodyHash, risk: screened.risk, editedAt: new Date() })
      .where(eq(comments.id, id));
    await tx.delete(commentVerdicts).where(eq(commentVerdicts.commentId, id));
    if (screened.verdicts.length > 0)
      await tx
        .insert(commentVerdicts)
        .values(screened.verdicts.map((verdict) => ({ commentId: id, ...verdict })));
    if (state !== comment.state) await settle(tx, viewer, comment, state);
    // Still to be read, in other words.
    else if (state === "approved")
      announce(tx, {
        hard: [tags.comments(articleId), tags.list("comments")],
        soft: [tags.teaser(articleId)],
      });
    return { articleId, state };
  });
}

/** Takes a comment of one's own back, at any time; answers to it keep standing. @throws Refusal not-found */
export function withdrawComment(viewer: Viewer, id: number): Promise<{ articleId: number }> {
  return transaction(async (tx) => {
    const comment = await lockOwn(tx, viewer, id);
    const { articleId } = comment;
    if (comment.state === "withdrawn") return { articleId };
    await tx.update(comments).set({ withdrawnAt: new Date() }).where(eq(comments.id, id));
    await settle(tx, viewer, comment, "withdrawn");
    return { articleId };
  });
}

async function lockOwn(tx: Transaction, viewer: Viewer, id: number): Promise<LockedComment> {
  const comment = await lockComment(tx, id);
  if (comment.userId !== viewer.userId) throw new Refusal("not-found", `comment ${id}`);
  return comment;
}

async function sectionOf(tx: Transaction, articleId: number): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`SELECT a.section_id AS id FROM articles a WHERE a.id = ${articleId}`,
  );
  return rows[0]?.id ?? 0;
}

/** Its writer has changed where it stands; that is a decision like any other. */
async function settle(
  tx: Transaction,
  viewer: Viewer,
  comment: LockedComment,
  to: CommentState,
): Promise<void> {
  await moveComment(tx, comment, { to, decidedAt: to === "pending" ? null : new Date() });
  await tx
    .insert(commentDecisions)
    .values({ commentId: comment.id, fromState: comment.state, toState: to, decidedBy: viewer.userId });
}
