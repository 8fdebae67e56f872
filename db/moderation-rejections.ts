import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { LockedComment } from "#db/comment-state.ts";
import { portalLocale } from "#db/language.ts";
import { findRecipient, mailRejection, readPlace } from "#db/moderation-mails.ts";
import { issueStatement, type StatementInput } from "#db/statements.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { dateTime } from "#lib/dates.ts";
import { translator } from "#lib/i18n.ts";
import { CLAUSES, type Clause, type Ground } from "#lib/policy.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a rejection stands on: a clause, in words; and the law by name where it is the law. */
export type Grounds = { clause: Clause; ground: Ground; stated: string; reason: string };

/** @throws Refusal reason-missing, law-missing */
export function requireGrounds({
  clause,
  law,
  reason,
}: {
  clause?: Clause;
  law?: string;
  reason?: string;
}): Grounds {
  const words = reason?.trim() ?? "";
  if (!clause || words === "") throw new Refusal("reason-missing", "a restriction says why");
  const { ground } = CLAUSES[clause];
  if (ground === "policy") return { clause, ground, stated: clause, reason: words };
  if (!law?.trim()) throw new Refusal("law-missing", "what breaks the law names it");
  return { clause, ground, stated: law.trim(), reason: words };
}

type Rejection = { comment: LockedComment; grounds: Grounds; noticeId: number | undefined };

/** Writes down why a comment is turned down or taken away, and mails it to whoever wrote it. */
export async function rejectWithStatement(
  tx: Transaction,
  moderator: Moderator,
  { comment, grounds, noticeId }: Rejection,
): Promise<void> {
  const input: StatementInput = {
    userId: comment.userId,
    commentId: comment.id,
    noticeId,
    // What readers had seen is removed; what they never saw is rejected.
    restriction: comment.state === "approved" ? "removed" : "rejected",
    scope: "comment",
    facts: await factsOf(tx, comment, grounds.reason),
    ground: grounds.ground,
    clause: grounds.stated,
    automatedDetection: noticeId === undefined && (await wasDetected(tx, comment.id)),
    automatedDecision: false,
  };
  const statement = await issueStatement(tx, moderator, input);
  await mailRejection(tx, comment, { statement, input, reason: grounds.reason });
}

/** In the language of whom it concerns. The comment is named, not quoted: when it is deleted, it is gone. */
async function factsOf(tx: Transaction, comment: LockedComment, reason: string): Promise<string> {
  const { rows } = await tx.execute<{ timeZone: string }>(sql`SELECT ${portalTimeZone} AS "timeZone"`);
  const writer = await findRecipient(tx, comment.userId);
  const locale = writer?.locale ?? (await portalLocale(tx));
  const { articleTitle: title } = await readPlace(tx, comment);
  const date = dateTime(comment.createdAt, { locale, timeZone: rows[0]?.timeZone ?? "UTC" });
  return translator(locale)("queue.facts", { date, title, reason });
}

/** Whether a phase of the screening had pointed at it (art. 17 (3) (c)); that everybody's first comment waits is no finding. */
async function wasDetected(tx: Transaction, commentId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    SELECT FROM comment_verdicts v
    WHERE v.comment_id = ${commentId} AND v.verdict IN ('suspect', 'spam', 'refuse') LIMIT 1`);
  return rows.length > 0;
}
