import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { liftSuppression, suppressionHash } from "#db/suppressions.ts";
import { makeAccount } from "#db/testing/people.ts";
import { grantAdmin, grantViewer } from "#lib/grant.ts";
import type { Admin } from "#lib/proof.ts";

/** Rows of the house's desks, straight into the tables: how they come about has tests of its own. */

export async function makeAdmin(name?: string): Promise<Admin> {
  const { userId } = await makeAccount({ role: "admin", name });
  const viewer = grantViewer({ userId, name: name ?? "", role: "admin", sessionId: "", addressKey: "" });
  return grantAdmin(viewer) as Admin;
}

/** A mail that was given up. @returns its id */
export async function makeFailedMail(to: string, error = "550 no such mailbox"): Promise<number> {
  const { rows } = await db().execute<{ id: number }>(sql`
    INSERT INTO deliveries (dedupe_key, kind, to_address, attempts, last_error, claimed_at, failed_at)
    VALUES (${`test ${to} ${Math.random()}`}, 'sign-in', ${to}, 3, ${error}, now(), now()) RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** A mail that was sent and came back. */
export async function makeBouncedMail(to: string): Promise<void> {
  await db().execute(sql`
    INSERT INTO deliveries (dedupe_key, kind, to_address, claimed_at, sent_at, bounced_at, bounce_kind, bounce_status)
    VALUES (${`test ${to} ${Math.random()}`}, 'comment-reply', ${to}, now(), now(), now(), 'bounce', '5.1.1')`);
}

/** As if a server had said that nobody is there. @returns its id */
export async function suppressAddress(address: string): Promise<number> {
  const { rows } = await db().execute<{ id: number }>(sql`
    INSERT INTO suppressions (address_hash, reason, detail)
    VALUES (${suppressionHash(address)}, 'unknown-user', '550 5.1.1 no such user') RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** One that was lifted, and can be put back. @returns its id */
export async function makeLiftedSuppression(address: string): Promise<number> {
  const id = await suppressAddress(address);
  await liftSuppression(await makeAdmin(), id);
  return id;
}

/** A job that was tried as often as it may be. @returns its id */
export async function makeFailedJob(message: string): Promise<string> {
  const { rows } = await db().execute<{ id: string }>(sql`
    INSERT INTO pgboss.job (name, data, state, retry_count, retry_limit, output, completed_on)
    VALUES ('housekeeping', '{}', 'failed', 3, 3, ${JSON.stringify({ message })}::jsonb, now()) RETURNING id::text`);
  return rows[0]?.id ?? "";
}

/** As if an app had been made somebody's second factor; no code of it is known. */
export async function giveSecondFactor(userId: number): Promise<void> {
  await db().execute(sql`
    UPDATE users SET totp_secret = 'x', totp_confirmed_at = now(), password_hash = 'x:x' WHERE id = ${userId}`);
}

export async function makePing(target: string): Promise<void> {
  await db().execute(
    sql`INSERT INTO pings (kind, target, status, answer) VALUES ('indexnow', ${target}, 202, 'Accepted')`,
  );
}

/** As if an article were to have come out so many minutes ago, and nobody had seen to it. */
export async function makeLate(articleId: number, minutes: number): Promise<void> {
  await db().execute(sql`
    UPDATE articles SET state = 'scheduled', scheduled_for = now() - make_interval(mins => ${minutes})
    WHERE id = ${articleId}`);
}

/** Asks somebody to do something about an article. */
export async function giveTask(
  articleId: number,
  { userId, text, dueAt }: { userId: number; text: string; dueAt: string },
): Promise<void> {
  await db().execute(sql`
    INSERT INTO article_notes (article_id, text, assigned_to, due_at)
    VALUES (${articleId}, ${text}, ${userId}, ${dueAt})`);
}
