import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { unreadableConsent } from "#db/consents.ts";
import { emailChangeMails } from "#db/email-change.ts";
import { portalLocale } from "#db/language.ts";
import { queueMail } from "#db/mails.ts";
import { endForAccount } from "#db/subscription-preferences.ts";
import { hashOneTime } from "#lib/one-time.ts";
import { paths } from "#lib/paths.ts";
import type { System, Viewer } from "#lib/proof.ts";
import { seal, unseal } from "#lib/seal.ts";
import { tags } from "#lib/tags.ts";

/** Time to change one's mind; the law gives a month (GDPR art. 12(3)). */
export const GRACE_DAYS = 7;

/** What becomes of somebody's comments: they stay without a name, or they go too. */
export type Keep = "comments-anonymised" | "nothing";

/** The choice is kept as a token that opens nothing: it goes with the account, or with a later choice. */
const choiceOf = (userId: number) => `deletion of account ${userId}`;
const KEPT_DAYS = 60;

/**
 * Ends every session; signing in again within GRACE_DAYS days calls it off.
 * @returns when it will be carried out; null for the only admin, without whom nobody could let in another
 */
export function requestDeletion(viewer: Viewer, keep: Keep): Promise<Date | null> {
  const { userId } = viewer;
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string | null }>(sql`
      UPDATE users u SET deletion_requested_at = now(), session_epoch = session_epoch + 1
      WHERE id = ${userId} AND (role <> 'admin' OR EXISTS (SELECT FROM users o WHERE o.role = 'admin'
        AND o.id <> u.id AND o.deleted_at IS NULL AND o.deletion_requested_at IS NULL))
      RETURNING email`);
    if (rows.length === 0) return null;
    const email = rows[0]?.email ?? "";
    const at = new Date(Date.now() + GRACE_DAYS * 86_400_000);
    await tx.execute(sql`DELETE FROM login_tokens WHERE user_id = ${userId} AND purpose = 'delete'`);
    await tx.execute(sql`
      INSERT INTO login_tokens (purpose, email, user_id, link_hash, payload, used_at, expires_at)
      VALUES ('delete', ${email}, ${userId}, ${hashOneTime(choiceOf(userId))}, ${seal(keep, choiceOf(userId))},
        now(), now() + make_interval(days => ${KEPT_DAYS}))`);
    await audit(tx, viewer, { action: "request deletion", subject: "user", subjectId: userId });
    await queueMail(tx, {
      to: email,
      locale: await portalLocale(tx),
      dedupeKey: `deletion-requested ${userId} ${at.toISOString()}`,
      content: { kind: "deletion-requested", at: at.toISOString(), path: paths.login() },
    });
    return at;
  });
}

/**
 * Deletes every account whose time is over, each by itself. The last mail is the one place that still holds an
 * address, until it is sent: its row goes with the next run. @returns how many
 */
export async function executeDeletions(system: System): Promise<number> {
  await db().execute(sql`
    DELETE FROM deliveries WHERE kind = 'deletion-done' AND (sent_at IS NOT NULL OR failed_at IS NOT NULL)`);
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT id FROM users WHERE deletion_requested_at < now() - make_interval(days => ${GRACE_DAYS}) ORDER BY id`);
  let done = 0;
  for (const { id } of rows) if (await transaction((tx) => deleteAccount(tx, system, id))) done++;
  return done;
}

async function deleteAccount(tx: Transaction, system: System, id: number): Promise<boolean> {
  type Row = { email: string | null; locale: "de" | "en"; payload: string | null };
  const { rows } = await tx.execute<Row>(sql`
    SELECT u.email, u.locale, (SELECT t.payload FROM login_tokens t
      WHERE t.link_hash = ${hashOneTime(choiceOf(id))} AND t.user_id = u.id) AS payload
    FROM users u WHERE u.id = ${id}
      AND u.deletion_requested_at < now() - make_interval(days => ${GRACE_DAYS}) FOR UPDATE`);
  const [person] = rows;
  // Signed in at the last moment.
  if (!person) return false;
  const choice = person.payload === null ? null : unseal(person.payload, choiceOf(id));
  const kept: Keep = choice === "nothing" ? choice : "comments-anonymised";
  await forgetReasons(tx, id);
  await removeComments(tx, id, kept);
  await anonymiseComments(tx, id);
  await forgetAddress(tx, id, person.email ?? "");
  await tx.execute(sql`UPDATE audit_log SET actor_id = NULL, actor_name = 'deleted' WHERE actor_id = ${id}`);
  // Sessions, codes, votes, restrictions, notes and views of theirs go with it; what they decided stays, by nobody.
  await tx.execute(sql`DELETE FROM users WHERE id = ${id}`);
  await audit(tx, system, { action: "delete", subject: "user", subjectId: id });
  if (person.email)
    await queueMail(tx, {
      to: person.email,
      locale: person.locale,
      dedupeKey: `deletion-done ${id}`,
      content: { kind: "deletion-done", kept },
    });
  return true;
}

/** What was said about their comments names them, or quotes what they wrote. */
async function forgetReasons(tx: Transaction, id: number): Promise<void> {
  await tx.execute(sql`
    DELETE FROM comment_verdicts WHERE comment_id IN (SELECT c.id FROM comments c WHERE c.user_id = ${id})`);
  await tx.execute(sql`
    UPDATE comment_decisions d SET reason = '', note = '' FROM comments c
    WHERE c.id = d.comment_id AND c.user_id = ${id}`);
}

/**
 * What others answered stays where it is, so an emptied comment stays beneath it. What nobody was to read goes in
 * any case: there is no discussion that it belongs to.
 */
async function removeComments(tx: Transaction, id: number, kept: Keep): Promise<void> {
  const { rows } = await tx.execute<{ parent: number | null; article: number; shown: boolean }>(sql`
    WITH gone AS (
      UPDATE comments c SET state = 'withdrawn', withdrawn_at = coalesce(c.withdrawn_at, now()), body = '–',
        body_hash = '', featured_at = NULL, risk = NULL
      FROM comments old WHERE old.id = c.id AND c.user_id = ${id}
        AND (${kept === "nothing"} OR c.state <> 'approved')
      RETURNING c.parent_id AS parent, c.article_id AS article, old.state = 'approved' AS shown)
    SELECT parent, article, shown FROM gone`);
  for (const { parent, article } of rows.filter(({ shown }) => shown)) {
    await tx.execute(
      sql`UPDATE articles SET comment_count = greatest(0, comment_count - 1) WHERE id = ${article}`,
    );
    if (parent !== null)
      await tx.execute(
        sql`UPDATE comments SET reply_count = greatest(0, reply_count - 1) WHERE id = ${parent}`,
      );
    announce(tx, { soft: [tags.teaser(article)] });
  }
}

async function anonymiseComments(tx: Transaction, id: number): Promise<void> {
  const { rows } = await tx.execute<{ article: number }>(sql`
    UPDATE comments SET user_id = NULL, author_name = NULL WHERE user_id = ${id} RETURNING article_id AS article`);
  const articles = [...new Set(rows.map(({ article }) => article))];
  // Gone and not only changed: a copy with their name may not be shown while the database is away either.
  if (articles.length > 0) announce(tx, { gone: [...articles.map(tags.comments), tags.list("comments")] });
}

/** Wherever an address stands without an account. */
async function forgetAddress(tx: Transaction, id: number, email: string): Promise<void> {
  await endForAccount(tx, id, email);
  const unread = unreadableConsent(email);
  await tx.execute(sql`
    UPDATE consents SET email = ${unread} WHERE email = ${email}
      OR subscriber_id IN (SELECT s.id FROM subscribers s WHERE s.user_id = ${id})`);
  await tx.execute(sql`DELETE FROM subscribers WHERE user_id = ${id} OR email = ${email}`);
  await tx.execute(sql`
    UPDATE notices SET reporter_name = NULL, reporter_email = NULL, reporter_id = NULL
    WHERE reporter_id = ${id} OR lower(reporter_email) = ${email}`);
  await tx.execute(sql`
    DELETE FROM deliveries WHERE to_address = ${email} OR starts_with(dedupe_key, ${emailChangeMails(id)})`);
  await tx.execute(sql`DELETE FROM login_tokens WHERE user_id = ${id} OR email = ${email}`);
}
