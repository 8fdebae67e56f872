import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import { fileNotice } from "#db/notices.ts";
import { fresh, hoursAgo, operator } from "#db/testing/rows.ts";
import { grantVisitor } from "#lib/grant.ts";
import type { MailContent } from "#lib/mails.ts";
import type { NoticeInput } from "#lib/notices.ts";
import { unseal } from "#lib/seal.ts";

/** Notices for tests: each of a person of its own, so that no limit of one counts for another. */
export const visitor = () => grantVisitor(fresh("anschluss"));

type State = "approved" | "pending" | "rejected" | "withdrawn";

/** @param userId whose comment it is; null for one without an account */
export async function makeComment(
  articleId: number,
  { state = "approved", userId = null }: { state?: State; userId?: number | null } = {},
): Promise<number> {
  const id = await addComment(operator, {
    articleId,
    parentId: null,
    authorName: "Dachs",
    body: "Das ist gelogen.",
    state,
    createdAt: hoursAgo(1),
  });
  await db().execute(sql`UPDATE comments SET user_id = ${userId}::bigint WHERE id = ${id}`);
  return id;
}

/** A complete notice about a comment. */
export const about = (commentId: number, changes: Partial<NoticeInput> = {}): NoticeInput => ({
  subject: { type: "comment", id: commentId },
  reason: "law:defamation",
  explanation: fresh("Das stimmt nicht, und es schadet mir."),
  name: "Ada Beispiel",
  email: `${fresh("ada")}@example.org`,
  goodFaith: true,
  trap: false,
  ...changes,
});

export async function referenceOf(filed: ReturnType<typeof fileNotice>): Promise<string> {
  const one = await filed;
  if (!("reference" in one)) throw new Error(one.problem);
  return one.reference;
}

/** A case that somebody opened about a comment. */
export async function openCase(commentId: number, changes: Partial<NoticeInput> = {}) {
  const input = about(commentId, changes);
  const reference = await referenceOf(fileNotice(visitor(), input));
  const { rows } = await db().execute<{ id: number }>(
    sql`SELECT id FROM notices WHERE reference = ${reference}`,
  );
  return { reference, noticeId: rows[0]?.id ?? 0, email: input.email };
}

/** What was queued for an address, in order. */
export async function mailsTo(address: string): Promise<MailContent[]> {
  const { rows } = await db().execute<{ payload: { sealed: string } }>(
    sql`SELECT payload FROM deliveries WHERE to_address = ${address} ORDER BY id`,
  );
  return rows.map(({ payload }) => JSON.parse(unseal(payload.sealed, MAIL_SEAL) ?? "").content);
}

/** What a case's file says happened, in order. */
export async function eventsOf(reference: string) {
  const { rows } = await db().execute<{ event: string; detail: Record<string, unknown> }>(sql`
    SELECT e.event, e.detail FROM case_events e LEFT JOIN notices n ON n.id = e.notice_id
      LEFT JOIN statements t ON t.id = e.statement_id
    WHERE coalesce(n.reference, t.reference) = ${reference} ORDER BY e.id`);
  return rows;
}
