import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { lockComment, moveComment } from "#db/comment-state.ts";
import { mailReply } from "#db/moderation-mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { commentDecisions, comments, commentVerdicts } from "#db/schema/comments.ts";
import { screenComment } from "#db/screening.ts";
import { portalSettings } from "#db/settings.ts";
import { isLive } from "#db/teasers.ts";
import { can, isStaff } from "#lib/capabilities.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { hashComment } from "#lib/comment-hash.ts";
import type { CommentState } from "#lib/comments.ts";
import { discussionState } from "#lib/discussion-state.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** `isNew` false: the same text was sent a moment ago, and this is where it went. */
export type Posted = { id: number; articleId: number; state: CommentState; isNew: boolean };

/** A second click, a second tab, a client that tries again: within this many minutes the same text is the same comment. */
const SAME_WITHIN_MINUTES = 60;

/** More than anyone writes in a lively evening. */
const PER_PERSON = { bucket: "comments of a person", hits: 20, seconds: 600 };
const PER_ADDRESS = { bucket: "comments from an address", hits: 60, seconds: 600 };

/**
 * Takes a comment: checks, screening, the row and its verdicts in one transaction. It waits for a moderator, whoever
 * wrote it, moderators themselves apart.
 * @throws Refusal name-missing, suspended, too-often, not-found, discussion-closed, parent-gone, comment-refused;
 * nothing was kept then
 */
export function postComment(viewer: Viewer, form: CommentForm): Promise<Posted> {
  if (viewer.name === "") throw new Refusal("name-missing", `user ${viewer.userId}`);
  const bodyHash = hashComment(form.body.trim());
  return transaction(async (tx) => {
    // One at a time for the same words of the same person: the second finds the first.
    await tx.execute(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${viewer.userId} ${form.articleId} ${bodyHash}`}, 0))`,
    );
    const before = await findSame(tx, viewer, form, bodyHash);
    if (before) return { ...before, isNew: false };
    await refuseSuspended(tx, viewer);
    const article = await requireOpenArticle(tx, form.articleId);
    const parent = form.parentId === null ? null : await requireParent(tx, form.parentId, form.articleId);
    await countWithin(tx, PER_PERSON, `person ${viewer.userId}`);
    await countWithin(tx, PER_ADDRESS, viewer.addressKey);

    const screened = await screenComment(tx, { viewer, form, bodyHash, sectionId: article.sectionId });
    const isApproved = can(viewer.role, "moderate");
    const state = screened.isSpam && !isApproved ? "spam" : "pending";
    const [made] = await tx
      .insert(comments)
      .values({
        articleId: form.articleId,
        parentId: parent?.id ?? null,
        rootId: parent?.rootId ?? null,
        depth: parent ? parent.depth + 1 : 0,
        userId: viewer.userId,
        authorName: viewer.name,
        body: form.body.trim(),
        bodyHash,
        state,
        policyVersion: article.policyVersion,
        byStaff: isStaff(viewer.role),
        risk: screened.risk,
        decidedAt: state === "pending" ? null : new Date(),
      })
      .returning({ id: comments.id });
    const id = made?.id ?? 0;
    if (!parent) await tx.execute(sql`UPDATE comments SET root_id = id WHERE id = ${id}`);
    if (screened.verdicts.length > 0)
      await tx
        .insert(commentVerdicts)
        .values(screened.verdicts.map((verdict) => ({ commentId: id, ...verdict })));
    if (isApproved) await approveOwn(tx, viewer, id);
    return { id, articleId: form.articleId, state: isApproved ? "approved" : state, isNew: true };
  });
}

async function findSame(tx: Transaction, viewer: Viewer, form: CommentForm, bodyHash: string) {
  const { rows } = await tx.execute<Omit<Posted, "isNew">>(sql`
    SELECT c.id, c.article_id AS "articleId", c.state FROM comments c
    WHERE c.user_id = ${viewer.userId} AND c.article_id = ${form.articleId} AND c.body_hash = ${bodyHash}
      AND c.parent_id IS NOT DISTINCT FROM ${form.parentId}::bigint AND c.state <> 'withdrawn'
      AND c.created_at > now() - make_interval(mins => ${SAME_WITHIN_MINUTES})
    ORDER BY c.created_at DESC LIMIT 1`);
  return rows[0];
}

async function refuseSuspended(tx: Transaction, { userId }: Viewer): Promise<void> {
  const { rows } = await tx.execute<{ reason: string; until: string | null }>(sql`
    SELECT r.reason, r.ends_at AS until FROM restrictions r
    WHERE r.user_id = ${userId} AND r.kind IN ('suspension', 'ban') AND r.lifted_at IS NULL
      AND (r.ends_at IS NULL OR r.ends_at > now())
    ORDER BY r.ends_at DESC NULLS FIRST LIMIT 1`);
  const [found] = rows;
  if (!found) return;
  const until = found.until === null ? "" : new Date(found.until).toISOString();
  throw new Refusal("suspended", `user ${userId}`, { reason: found.reason, until });
}

async function requireOpenArticle(tx: Transaction, id: number) {
  const { rows } = await tx.execute<{
    sectionId: number;
    commentMode: "premoderated" | "closed" | "off";
    reason: string | null;
    publishedAt: string;
    policyVersion: number | null;
  }>(sql`
    SELECT a.section_id AS "sectionId", a.comment_mode AS "commentMode", a.comments_closed_reason AS reason,
      a.published_at AS "publishedAt",
      (SELECT max(p.version) FROM pages p WHERE p.slug = 'comment-policy') AS "policyVersion"
    FROM articles a WHERE a.id = ${id} AND ${isLive}`);
  const [row] = rows;
  if (!row || row.commentMode === "off") throw new Refusal("not-found", `article ${id}`);
  const { commentDays } = await portalSettings(tx);
  const subject = {
    commentMode: row.commentMode,
    commentsClosedReason: row.reason,
    publishedAt: new Date(row.publishedAt),
  };
  if (!discussionState(subject, { commentDays, now: new Date() }).open)
    throw new Refusal("discussion-closed", `article ${id}`);
  return row;
}

/** What is answered must still stand there, under the same article. */
async function requireParent(tx: Transaction, id: number, articleId: number) {
  const { rows } = await tx.execute<{ id: number; rootId: number; depth: number }>(sql`
    SELECT c.id, coalesce(c.root_id, c.id) AS "rootId", c.depth FROM comments c
    WHERE c.id = ${id} AND c.article_id = ${articleId} AND c.state = 'approved'`);
  const [parent] = rows;
  if (!parent) throw new Refusal("parent-gone", `comment ${id}`);
  return parent;
}

async function countWithin(tx: Transaction, limit: RateLimit, key: string): Promise<void> {
  const limited = await hitRateLimit(limit, key, tx);
  if (limited) throw new Refusal("too-often", limit.bucket, limited);
}

/** What a moderator writes need not wait for one; whoever it answers hears of it as of any other. */
async function approveOwn(tx: Transaction, viewer: Viewer, id: number): Promise<void> {
  const comment = await lockComment(tx, id);
  await moveComment(tx, comment, { to: "approved", decidedAt: new Date() });
  await tx
    .insert(commentDecisions)
    .values({ commentId: id, fromState: "pending", toState: "approved", decidedBy: viewer.userId });
  await mailReply(tx, comment);
  await audit(tx, viewer, { action: "approve", subject: "comment", subjectId: id });
}
