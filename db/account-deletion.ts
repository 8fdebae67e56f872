import { sql } from "drizzle-orm";
import { eraseAccount, type Leaving } from "#db/account-erasure.ts";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import { type DeletionChoice, GRACE_DAYS, readDeletionChoice } from "#lib/account-deletion.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import { paths } from "#lib/paths.ts";
import type { System, Viewer } from "#lib/proof.ts";

/** So many accounts in one run; the next takes the others. */
const AT_ONCE = 500;
/** What was chosen is kept well past the day on which it is carried out, also when the portal stands still for weeks. */
const KEEP_CHOICE_DAYS = 60;

type Asked = { email: string | null; locale: "de" | "en"; at: string; isLastAdmin: boolean };

/**
 * Has an account deleted after GRACE_DAYS, and signs it out everywhere: signing in again calls it off (openSession).
 * @returns the moment at which it goes; null for the only admin, without whom nobody could let in another
 */
export function requestDeletion(viewer: Viewer, choice: DeletionChoice): Promise<Date | null> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<Asked>(sql`
      SELECT email, locale, now() + make_interval(days => ${GRACE_DAYS}) AS at,
        role = 'admin' AND NOT EXISTS (SELECT FROM users o WHERE o.role = 'admin' AND o.id <> u.id
          AND o.deleted_at IS NULL AND o.deletion_requested_at IS NULL) AS "isLastAdmin"
      FROM users u WHERE id = ${viewer.userId} AND deleted_at IS NULL FOR UPDATE`);
    const [asked] = rows;
    if (!asked?.email || asked.isLastAdmin) return null;
    const { email, locale } = asked;
    const at = new Date(asked.at);
    await tx.execute(sql`
      UPDATE users SET deletion_requested_at = now(), session_epoch = session_epoch + 1 WHERE id = ${viewer.userId}`);
    const id = await keepChoice(tx, { userId: viewer.userId, email, choice });
    await queueMail(tx, {
      to: email,
      locale,
      dedupeKey: `deletion-requested ${id}`,
      content: { kind: "deletion-requested", at: at.toISOString(), path: paths.login(paths.account()) },
    });
    await audit(tx, viewer, { action: "request deletion", subject: "user", subjectId: viewer.userId });
    return at;
  });
}

/** A token that opens nothing: it says what was chosen, and goes with the account. @returns its id */
async function keepChoice(
  tx: Transaction,
  { userId, email, choice }: { userId: number; email: string; choice: DeletionChoice },
): Promise<number> {
  await tx.execute(sql`DELETE FROM login_tokens WHERE user_id = ${userId} AND purpose = 'delete'`);
  const { rows } = await tx.execute<{ id: number }>(sql`
    INSERT INTO login_tokens (purpose, email, user_id, link_hash, payload, expires_at)
    VALUES ('delete', ${email}, ${userId}, ${hashOneTime(newToken())}, ${choice},
      now() + make_interval(days => ${KEEP_CHOICE_DAYS})) RETURNING id`);
  return rows[0]?.id ?? 0;
}

/**
 * Carries out the deletions whose days of grace are over, each in a transaction of its own. The last mail to such an
 * address is the one place that still holds it, until it is sent: its row goes with the next run.
 * @returns how many accounts went
 */
export async function executeDeletions(system: System): Promise<number> {
  await db().execute(sql`
    DELETE FROM deliveries WHERE kind = 'deletion-done' AND (sent_at IS NOT NULL OR failed_at IS NOT NULL)`);
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT id FROM users WHERE deletion_requested_at < now() - make_interval(days => ${GRACE_DAYS})
    ORDER BY deletion_requested_at LIMIT ${AT_ONCE}`);
  let gone = 0;
  for (const { id } of rows) if (await executeDeletion(system, id)) gone++;
  return gone;
}

function executeDeletion(system: System, id: number): Promise<boolean> {
  return transaction(async (tx) => {
    // Asked anew under the lock: they may have signed in at this moment.
    const { rows } = await tx.execute<Leaving & { locale: "de" | "en"; choice: string | null }>(sql`
      SELECT u.id, u.email, u.locale, (SELECT t.payload FROM login_tokens t
        WHERE t.user_id = u.id AND t.purpose = 'delete' ORDER BY t.id DESC LIMIT 1) AS choice
      FROM users u WHERE u.id = ${id} AND deletion_requested_at < now() - make_interval(days => ${GRACE_DAYS})
      FOR UPDATE OF u`);
    const [leaving] = rows;
    if (!leaving) return false;
    // What was chosen is lost: the choice that leaves less behind.
    const choice = readDeletionChoice(leaving.choice ?? "") ?? "remove";
    await eraseAccount(tx, leaving, choice);
    if (leaving.email)
      await queueMail(tx, {
        to: leaving.email,
        locale: leaving.locale,
        dedupeKey: `deletion-done ${id}`,
        content: {
          kind: "deletion-done",
          kept: choice === "anonymise" ? "comments-anonymised" : "nothing",
        },
      });
    await audit(tx, system, { action: "delete", subject: "user", subjectId: id, detail: { choice } });
    return true;
  });
}
