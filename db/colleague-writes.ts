import { type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import type { Role } from "#lib/capabilities.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** What an admin does with a colleague's account. Each acts at once, on every device: their sessions end. */

/** @throws Refusal for one's own account, the last admin, or somebody whose role was changed meanwhile */
export function changeColleagueRole(
  admin: Admin,
  { id, from, to }: { id: number; from: Role; to: Role },
): Promise<void> {
  return transaction(async (tx) => {
    await lockRoles(tx, admin, id);
    const before = await roleOf(tx, id);
    if (before !== from) throw new Refusal("changed-meanwhile", `user ${id} is ${before}`);
    await change(tx, admin, {
      id,
      action: "change role",
      set: sql`role = ${to}`,
      detail: { role: { before, after: to } },
    });
    await refuseNoAdmin(tx);
  });
}

/** Makes a colleague a reader again, without a password; what they wrote stays. @throws Refusal as above */
export function removeColleague(admin: Admin, id: number): Promise<void> {
  return transaction(async (tx) => {
    await lockRoles(tx, admin, id);
    const before = await roleOf(tx, id);
    await change(tx, admin, {
      id,
      action: "remove from newsroom",
      set: sql`role = 'reader', password_hash = NULL, totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL`,
      detail: { role: { before, after: "reader" } },
    });
    await tx.execute(sql`DELETE FROM recovery_codes WHERE user_id = ${id}`);
    await tx.execute(sql`DELETE FROM login_tokens WHERE user_id = ${id} AND purpose = 'invitation'`);
    await freeTasks(tx, id);
    await refuseNoAdmin(tx);
  });
}

/** What was theirs to do is nobody's again, so that somebody sees it. */
async function freeTasks(tx: Transaction, id: number): Promise<void> {
  await tx.execute(sql`UPDATE articles SET assigned_to = NULL WHERE assigned_to = ${id}`);
  await tx.execute(sql`UPDATE articles SET locked_by = NULL, locked_at = NULL WHERE locked_by = ${id}`);
  await tx.execute(
    sql`UPDATE article_notes SET assigned_to = NULL WHERE assigned_to = ${id} AND done_at IS NULL`,
  );
}

export function signOutColleague(admin: Admin, id: number): Promise<void> {
  return transaction((tx) =>
    change(tx, admin, { id, action: "sign out", set: sql`last_seen_at = last_seen_at` }),
  );
}

/** For whoever lost the telephone and the recovery codes. @throws Refusal for one's own: a stolen session must not be enough */
export function resetColleagueFactor(admin: Admin, id: number): Promise<void> {
  return transaction(async (tx) => {
    refuseOwn(admin, id);
    const set = sql`totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL`;
    await change(tx, admin, { id, action: "reset second factor", set });
    await tx.execute(sql`DELETE FROM recovery_codes WHERE user_id = ${id}`);
  });
}

type Change = { id: number; action: string; set: SQL; detail?: Record<string, unknown> };

async function change(tx: Transaction, admin: Admin, { id, action, set, detail }: Change): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    UPDATE users SET ${set}, session_epoch = session_epoch + 1
    WHERE id = ${id} AND role <> 'reader' AND deleted_at IS NULL`);
  if (rowCount !== 1) throw new Refusal("not-found", `no colleague ${id}`);
  await audit(tx, admin, { action, subject: "user", subjectId: id, detail });
}

/** Two admins who demote each other at the same moment wait here; the same lock as for the first admin. */
async function lockRoles(tx: Transaction, admin: Admin, id: number): Promise<void> {
  refuseOwn(admin, id);
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('first admin'))`);
}

function refuseOwn(admin: Admin, id: number): void {
  if (admin.userId === id) throw new Refusal("own-account", `user ${id}`);
}

async function roleOf(tx: Transaction, id: number): Promise<Role> {
  const { rows } = await tx.execute<{ role: Role }>(
    sql`SELECT role FROM users WHERE id = ${id} AND role <> 'reader' AND deleted_at IS NULL FOR UPDATE`,
  );
  if (!rows[0]) throw new Refusal("not-found", `no colleague ${id}`);
  return rows[0].role;
}

/** Somebody has to look after the portal. */
async function refuseNoAdmin(tx: Transaction): Promise<void> {
  const { rowCount } = await tx.execute(
    sql`SELECT FROM users WHERE role = 'admin' AND deleted_at IS NULL LIMIT 1`,
  );
  if (!rowCount) throw new Refusal("last-admin", "nobody would be left");
}
