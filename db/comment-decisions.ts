import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { requireFree } from "#db/claims.ts";
import type { Transaction } from "#db/client.ts";
import { type LockedComment, lockComment, moveComment } from "#db/comment-state.ts";
import { mailApproval, takeBackMails } from "#db/moderation-mails.ts";
import { rejectWithStatement, requireGrounds } from "#db/moderation-rejections.ts";
import { commentDecisions } from "#db/schema/comments.ts";
import { noteStatement } from "#db/statements.ts";
import { within } from "#db/within.ts";
import type { CommentState } from "#lib/comments.ts";
import type { Clause } from "#lib/policy.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type Decision = {
  commentId: number;
  to: "approved" | "rejected" | "spam";
  /** Which clause a rejection stands on. */
  clause?: Clause;
  /** Names the law where the clause is the law: "§ 130 StGB". */
  law?: string;
  /** What the writer is told. */
  reason?: string;
  /** What only moderators read. */
  note?: string;
  /** The notice that led to the decision. */
  noticeId?: number;
  /** What the moderator saw: somebody else decided meanwhile, or the writer changed the text, and it is refused. */
  expected?: CommentState;
  expectedEdit?: Date | null;
  /** Whether somebody else who is looking at it just now keeps it: in the queue, not in a case. */
  respectClaim?: boolean;
};

/** So long a decision can be taken back by whoever made it, in minutes. */
export const UNDO_MINUTES = 10;

/**
 * Decides on a comment. Readers see it, or no longer do, when this returns; its writer is told why it was turned
 * down by a statement of reasons (DSA art. 17), except for spam. Replies to one that is taken down keep standing.
 * @throws Refusal not-found, changed-meanwhile, claimed, reason-missing, law-missing
 */
export function decideComment(moderator: Moderator, decision: Decision, tx?: Transaction): Promise<void> {
  const { to, note = "" } = decision;
  return within(tx, async (tx) => {
    const grounds = to === "rejected" ? requireGrounds(decision) : null;
    const comment = await lockComment(tx, decision.commentId);
    requireUnchanged(comment, decision);
    if (decision.respectClaim) await requireFree(tx, moderator, comment.id);
    // Reported and found in order: nothing moves, nobody is told, but it is on record who looked.
    if (comment.state !== to) {
      await moveComment(tx, comment, { to, decidedAt: new Date() });
      if (comment.state === "rejected") await noteLifted(tx, moderator, comment.id);
    }
    await tx.insert(commentDecisions).values({
      commentId: comment.id,
      fromState: comment.state,
      toState: to,
      clause: grounds?.clause,
      reason: grounds?.reason,
      note,
      decidedBy: moderator.userId,
    });
    if (to === "approved" && comment.state !== "approved") await mailApproval(tx, comment);
    if (grounds && comment.state !== "rejected")
      await rejectWithStatement(tx, moderator, { comment, grounds, noticeId: decision.noticeId });
    await audit(tx, moderator, {
      action: to === "approved" ? "approve" : to === "rejected" ? "reject" : "mark-spam",
      subject: "comment",
      subjectId: comment.id,
      detail: { from: comment.state, ...(grounds ? { clause: grounds.clause } : {}) },
    });
  });
}

function requireUnchanged(comment: LockedComment, { expected, expectedEdit }: Decision): void {
  const { id, state, editedAt } = comment;
  // Its writer took it back: there is nothing to decide any more.
  if (state === "withdrawn" || (expected !== undefined && expected !== state))
    throw new Refusal("changed-meanwhile", `comment ${id} is ${state}`);
  if (expectedEdit !== undefined && expectedEdit?.getTime() !== editedAt?.getTime())
    throw new Refusal("changed-meanwhile", `comment ${id} was edited`);
}

/** The last statement about a comment no longer holds, and its file says so. */
async function noteLifted(tx: Transaction, moderator: Moderator, commentId: number): Promise<void> {
  const statement = await lastStatement(tx, commentId);
  if (statement) await noteStatement(tx, moderator, { id: statement.id, event: "lifted" });
}

async function lastStatement(tx: Transaction, commentId: number) {
  const { rows } = await tx.execute<{ id: number; reference: string }>(sql`
    SELECT s.id, s.reference FROM statements s WHERE s.comment_id = ${commentId}
    ORDER BY s.created_at DESC, s.id DESC LIMIT 1`);
  return rows[0] ?? null;
}

type LastDecision = { id: number; fromState: CommentState; toState: CommentState; isLate: boolean };

/**
 * Takes a moderator's own last decision on a comment back, and its mails as far as they have not gone out.
 * @throws Refusal not-found, too-late, changed-meanwhile
 */
export function undoDecision(moderator: Moderator, commentId: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const comment = await lockComment(tx, commentId);
    const { rows } = await tx.execute<LastDecision>(sql`
      SELECT d.id, d.from_state AS "fromState", d.to_state AS "toState",
        d.created_at < now() - make_interval(mins => ${UNDO_MINUTES}) AS "isLate"
      FROM comment_decisions d
      WHERE d.comment_id = ${commentId} AND d.decided_by = ${moderator.userId} AND d.undone_at IS NULL
      ORDER BY d.created_at DESC, d.id DESC LIMIT 1`);
    const [last] = rows;
    if (!last) throw new Refusal("not-found", `no decision on comment ${commentId}`);
    if (last.isLate) throw new Refusal("too-late", `decision ${last.id}`);
    if (comment.state !== last.toState)
      throw new Refusal("changed-meanwhile", `comment ${commentId} is ${comment.state}`);
    await tx.execute(sql`UPDATE comment_decisions SET undone_at = now() WHERE id = ${last.id}`);
    if (last.fromState !== last.toState) await restore(tx, moderator, { comment, last });
    await audit(tx, moderator, {
      action: "undo",
      subject: "comment",
      subjectId: commentId,
      detail: { from: last.toState, to: last.fromState },
    });
  });
}

async function restore(
  tx: Transaction,
  moderator: Moderator,
  { comment, last: { fromState, toState } }: { comment: LockedComment; last: LastDecision },
): Promise<void> {
  const statement = toState === "rejected" ? await lastStatement(tx, comment.id) : null;
  if (statement) await noteStatement(tx, moderator, { id: statement.id, event: "undone" });
  await takeBackMails(tx, comment, { to: toState, reference: statement?.reference ?? null });
  await moveComment(tx, comment, {
    to: fromState,
    decidedAt: fromState === "pending" ? null : await decidedBefore(tx, comment.id),
  });
}

/** When the decision was made that holds now. */
async function decidedBefore(tx: Transaction, commentId: number): Promise<Date | null> {
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    SELECT max(d.created_at) AS at FROM comment_decisions d
    WHERE d.comment_id = ${commentId} AND d.undone_at IS NULL`);
  return rows[0]?.at ? new Date(rows[0].at) : null;
}
