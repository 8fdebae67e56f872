import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import type { CommentState } from "#lib/comments.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/** A comment while something is done about it: nobody else can change it until the transaction ends. */
export type LockedComment = {
  id: number;
  state: CommentState;
  articleId: number;
  parentId: number | null;
  userId: number | null;
  authorName: string | null;
  body: string;
  createdAt: Date;
  editedAt: Date | null;
  replyCount: number;
};

type Row = Omit<LockedComment, "createdAt" | "editedAt"> & { createdAt: string; editedAt: string | null };

/**
 * Locks a comment with the one that it answers, always the older first: two people who change something in one thread
 * wait for each other instead of standing in each other's way. @throws Refusal not-found
 */
export async function lockComment(tx: Transaction, id: number): Promise<LockedComment> {
  const { rows } = await tx.execute<Row>(sql`
    SELECT c.id, c.state, c.article_id AS "articleId", c.parent_id AS "parentId", c.user_id AS "userId",
      c.author_name AS "authorName", c.body, c.created_at AS "createdAt", c.edited_at AS "editedAt",
      c.reply_count AS "replyCount"
    FROM comments c
    WHERE c.id IN (${id}::bigint, (SELECT p.parent_id FROM comments p WHERE p.id = ${id}))
    ORDER BY c.id FOR NO KEY UPDATE`);
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Refusal("not-found", `comment ${id}`);
  const { createdAt, editedAt, ...rest } = found;
  return { ...rest, createdAt: new Date(createdAt), editedAt: editedAt === null ? null : new Date(editedAt) };
}

/** Gives a comment its new state and whatever counts or shows it the new numbers. Nobody holds it any more. */
export async function moveComment(
  tx: Transaction,
  comment: Pick<LockedComment, "id" | "state" | "articleId" | "parentId">,
  { to, decidedAt }: { to: CommentState; decidedAt: Date | null },
): Promise<void> {
  await tx.execute(sql`
    UPDATE comments SET state = ${to}, decided_at = ${decidedAt?.toISOString() ?? null}::timestamptz,
      claimed_by = NULL, claimed_at = NULL WHERE id = ${comment.id}`);
  const more = Number(to === "approved") - Number(comment.state === "approved");
  if (more !== 0) await countComment(tx, comment, more);
}

/** Readers see one comment more, or one less: what counts it, and whom to tell. */
export async function countComment(
  tx: Transaction,
  { articleId, parentId }: { articleId: number; parentId: number | null },
  more: number,
): Promise<void> {
  await tx.execute(
    sql`UPDATE articles SET comment_count = greatest(comment_count + ${more}, 0) WHERE id = ${articleId}`,
  );
  await tx.execute(
    sql`UPDATE comments SET reply_count = greatest(reply_count + ${more}, 0) WHERE id = ${parentId}::bigint`,
  );
  announce(tx, {
    hard: [tags.comments(articleId), tags.list("comments")],
    soft: [tags.teaser(articleId)],
  });
}
