import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { LockedComment } from "#db/comment-state.ts";
import { queueMail } from "#db/mails.ts";
import { type IssuedStatement, type StatementInput, statementForMail } from "#db/statements.ts";
import type { CommentState } from "#lib/comments.ts";
import { excerpt } from "#lib/excerpt.ts";
import { paths } from "#lib/paths.ts";
import { replyMailToken } from "#lib/reply-mails.ts";

/** So much of a comment reminds its writer which one it was, in characters. */
const EXCERPT = 200;

export type Recipient = { userId: number; email: string; locale: "de" | "en"; replyMails: boolean };

/** Where a comment stands, as its mails and its statement name it. */
export type Place = { articleTitle: string; path: string };

/** The address of an account that can be written to: null when there is none or it was deleted. */
export async function findRecipient(tx: Transaction, userId: number | null): Promise<Recipient | null> {
  const { rows } = await tx.execute<Recipient>(sql`
    SELECT u.id AS "userId", u.email, u.locale, u.reply_mails AS "replyMails" FROM users u
    WHERE u.id = ${userId}::bigint AND u.email IS NOT NULL AND u.deleted_at IS NULL`);
  return rows[0] ?? null;
}

export async function readPlace(tx: Transaction, comment: LockedComment): Promise<Place> {
  const { rows } = await tx.execute<{ title: string }>(
    sql`SELECT a.title FROM articles a WHERE a.id = ${comment.articleId}`,
  );
  return { articleTitle: rows[0]?.title ?? "", path: paths.commentPermalink(comment) };
}

/** The same text approved twice is told once; after an edit it is another text. */
const approvedKey = ({ id, editedAt }: LockedComment) =>
  ["comment-approved", id, editedAt?.getTime()].filter((part) => part !== undefined).join(" ");
const replyKey = ({ id }: LockedComment) => `comment-reply ${id}`;
const rejectedKey = (reference: string) => `comment-rejected ${reference}`;

/** Tells the writer that the comment is to be read, and whoever it answers. */
export async function mailApproval(tx: Transaction, comment: LockedComment): Promise<void> {
  const writer = await findRecipient(tx, comment.userId);
  if (writer) {
    await queueMail(tx, {
      to: writer.email,
      locale: writer.locale,
      dedupeKey: approvedKey(comment),
      content: { kind: "comment-approved", ...(await about(tx, comment)) },
    });
  }
  await mailReply(tx, comment);
}

/** Tells whoever is answered, if they want to hear of it. */
export async function mailReply(tx: Transaction, comment: LockedComment): Promise<void> {
  const answered = await findRecipient(tx, await answeredPerson(tx, comment));
  if (!answered?.replyMails || answered.userId === comment.userId) return;
  await queueMail(tx, {
    to: answered.email,
    locale: answered.locale,
    dedupeKey: replyKey(comment),
    content: {
      kind: "comment-reply",
      replierName: comment.authorName ?? "",
      unsubscribePath: paths.unsubscribe(replyMailToken(answered.userId)),
      ...(await about(tx, comment)),
    },
  });
}

const about = async (tx: Transaction, comment: LockedComment) => ({
  ...(await readPlace(tx, comment)),
  excerpt: excerpt(comment.body, EXCERPT),
});

async function answeredPerson(tx: Transaction, { parentId }: LockedComment): Promise<number | null> {
  const { rows } = await tx.execute<{ userId: number | null }>(sql`
    SELECT c.user_id AS "userId" FROM comments c WHERE c.id = ${parentId}::bigint AND c.state = 'approved'`);
  return rows[0]?.userId ?? null;
}

/** Tells the writer why, with the statement of reasons. */
export async function mailRejection(
  tx: Transaction,
  comment: LockedComment,
  { statement, input, reason }: { statement: IssuedStatement; input: StatementInput; reason: string },
): Promise<void> {
  const writer = await findRecipient(tx, comment.userId);
  if (!writer) return;
  await queueMail(tx, {
    to: writer.email,
    locale: writer.locale,
    dedupeKey: rejectedKey(statement.reference),
    content: {
      kind: "comment-rejected",
      ...(await about(tx, comment)),
      reason,
      statement: statementForMail(statement.reference, input, writer.locale),
    },
  });
}

/** Takes back what a decision had mailed, as far as it has not gone out. */
export async function takeBackMails(
  tx: Transaction,
  comment: LockedComment,
  { to, reference }: { to: CommentState; reference: string | null },
): Promise<void> {
  const keys = [
    ...(to === "approved" ? [approvedKey(comment), replyKey(comment)] : []),
    ...(reference === null ? [] : [rejectedKey(reference)]),
  ];
  await tx.execute(sql`
    DELETE FROM deliveries WHERE dedupe_key = ANY(${sql.param(keys)}::text[]) AND claimed_at IS NULL AND sent_at IS NULL`);
}
