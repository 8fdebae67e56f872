import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import type { DeletionChoice } from "#lib/account-deletion.ts";
import { hashOneTime } from "#lib/one-time.ts";
import { tags } from "#lib/tags.ts";

/** An account on its way out. */
export type Leaving = { id: number; email: string | null };

/** What stands where a comment's text was: the database wants one, and answers to it need something to stand under. */
const NO_TEXT = "–";

/**
 * Takes a person out of every table, in the transaction of the caller. What is left of them is a number: decisions
 * of the newsroom keep their maker's, without a name. Case files stay, as the law asks, without whom they concern.
 */
export async function eraseAccount(
  tx: Transaction,
  { id, email }: Leaving,
  choice: DeletionChoice,
): Promise<void> {
  await eraseComments(tx, id, choice);
  await eraseTrails(tx, { id, email });
  await tx.execute(sql`
    UPDATE users SET email = NULL, email_verified_at = NULL, display_name = NULL, display_name_key = NULL,
      display_name_changed_at = NULL, role = 'reader', password_hash = NULL, totp_secret = NULL,
      totp_confirmed_at = NULL, totp_last_step = NULL, reply_mails = false, invited_by = NULL,
      deletion_requested_at = NULL, last_seen_at = NULL, session_epoch = session_epoch + 1, deleted_at = now()
    WHERE id = ${id}`);
}

/**
 * Published comments lose their name, or their text as well; what nobody was to read goes in any case. The rows
 * stay for the answers beneath them.
 */
async function eraseComments(tx: Transaction, id: number, choice: DeletionChoice): Promise<void> {
  const { rows } = await tx.execute<{ articleId: number }>(sql`
    SELECT DISTINCT article_id AS "articleId" FROM comments WHERE user_id = ${id} AND state = 'approved'`);
  for (const { articleId } of rows)
    announce(tx, { gone: [tags.comments(articleId)], soft: [tags.teaser(articleId)] });
  await tx.execute(sql`
    DELETE FROM comment_verdicts v USING comments c WHERE c.id = v.comment_id AND c.user_id = ${id}`);
  await tx.execute(sql`
    UPDATE comment_decisions d SET note = '', reason = '' FROM comments c WHERE c.id = d.comment_id AND c.user_id = ${id}`);
  if (choice === "remove") await countWithout(tx, id);
  await tx.execute(sql`
    UPDATE comments SET body = ${NO_TEXT}, body_hash = '', state = 'withdrawn', risk = NULL,
      withdrawn_at = coalesce(withdrawn_at, now()), featured_at = NULL
    WHERE user_id = ${id} AND (${choice === "remove"} OR state <> 'approved')`);
  await tx.execute(sql`
    UPDATE comments SET user_id = NULL, author_name = NULL, claimed_by = NULL WHERE user_id = ${id}`);
}

/** Articles and the comments above count only what readers see. */
async function countWithout(tx: Transaction, id: number): Promise<void> {
  await tx.execute(sql`
    UPDATE articles a SET comment_count = comment_count - mine.number FROM (
      SELECT article_id, count(*)::int AS number FROM comments
      WHERE user_id = ${id} AND state = 'approved' GROUP BY article_id) mine WHERE a.id = mine.article_id`);
  await tx.execute(sql`
    UPDATE comments p SET reply_count = reply_count - mine.number FROM (
      SELECT parent_id, count(*)::int AS number FROM comments
      WHERE user_id = ${id} AND state = 'approved' AND parent_id IS NOT NULL GROUP BY parent_id) mine
    WHERE p.id = mine.parent_id`);
}

/** Rows that are nothing without the person, then rows that only name them. */
async function eraseTrails(tx: Transaction, { id, email }: Leaving): Promise<void> {
  const own = ["accounts", "sessions", "recovery_codes", "restrictions", "moderator_notes", "saved_views"];
  for (const table of [...own, "push_subscriptions", "comment_votes"])
    await tx.execute(sql`DELETE FROM ${sql.identifier(table)} WHERE user_id = ${id}`);
  await tx.execute(sql`DELETE FROM login_tokens WHERE user_id = ${id} OR email = ${email}`);
  await tx.execute(sql`DELETE FROM subscribers WHERE user_id = ${id} OR email = ${email}`);
  await tx.execute(sql`DELETE FROM deliveries WHERE to_address = ${email}`);
  await tx.execute(sql`UPDATE statements SET user_id = NULL WHERE user_id = ${id}`);
  await tx.execute(sql`
    UPDATE notices SET reporter_id = NULL, reporter_name = NULL, reporter_email = NULL
    WHERE reporter_id = ${id} OR lower(reporter_email) = ${email}`);
  await tx.execute(sql`UPDATE authors SET user_id = NULL WHERE user_id = ${id}`);
  await tx.execute(sql`UPDATE audit_log SET actor_id = NULL, actor_name = '' WHERE actor_id = ${id}`);
  // Proof of consent stays provable: whoever has the address can still find it, nobody can read it.
  if (email)
    await tx.execute(sql`
      UPDATE consents SET email = ${`deleted ${hashOneTime(email, "consent")}`} WHERE email = ${email}`);
}
