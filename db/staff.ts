import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { portalLanguage } from "#db/language.ts";
import { isNameTaken } from "#db/users.ts";
import type { Role } from "#lib/capabilities.ts";
import { foldName } from "#lib/display-name.ts";
import { hashPassword } from "#lib/password.ts";
import type { Admin, Operator } from "#lib/proof.ts";
import { StartError } from "#lib/start-error.ts";

export type NewAccount = {
  /** As parseEmail() gives it. */
  email: string;
  role: Role;
  /** Checked by whoever asks; "" leaves it as it is. */
  name?: string;
  /** null leaves it as it is. */
  password?: string | null;
};

/**
 * Makes an account, or gives one that exists this role, name and password. @returns its id
 * @throws StartError when the name is somebody's
 */
export async function addAccount(by: Operator | Admin, account: NewAccount): Promise<number> {
  const passwordHash = account.password ? await hashPassword(account.password) : null;
  const saved = transaction(async (tx) => {
    const id = await saveAccount(tx, { ...account, passwordHash });
    await audit(tx, by, {
      action: "add",
      subject: "user",
      subjectId: id,
      detail: { role: account.role },
    });
    return id;
  });
  return saved.catch((error: unknown) => {
    throw isNameTaken(error) ? new StartError(`Somebody has a name like "${account.name}" already.`) : error;
  });
}

/** The row itself; a change of role or password ends every session. */
export async function saveAccount(
  tx: Transaction,
  { email, role, name = "", passwordHash }: Omit<NewAccount, "password"> & { passwordHash: string | null },
): Promise<number> {
  const named = name.normalize("NFC").trim();
  const { rows } = await tx.execute<{ id: number }>(sql`
    INSERT INTO users AS u (email, email_verified_at, role, display_name, display_name_key, password_hash, locale)
    VALUES (${email}, now(), ${role}, ${named || null}, ${named ? foldName(named) : null}, ${passwordHash},
      ${portalLanguage()})
    ON CONFLICT (email) DO UPDATE SET role = excluded.role, session_epoch = u.session_epoch + 1,
      display_name = coalesce(excluded.display_name, u.display_name),
      display_name_key = coalesce(excluded.display_name_key, u.display_name_key),
      password_hash = coalesce(excluded.password_hash, u.password_hash)
    RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** Another role, at once and on every device. @returns whether there is such an account */
export const changeRole = (by: Operator | Admin, email: string, role: Role): Promise<boolean> =>
  changeAccount(by, { email, action: "change role", detail: { role }, set: sql`role = ${role}` });

/** Ends every session. @returns whether there is such an account */
export const signOutAccount = (by: Operator | Admin, email: string): Promise<boolean> =>
  changeAccount(by, { email, action: "sign out", set: sql`last_seen_at = last_seen_at` });

/** For whoever lost the telephone and the recovery codes. @returns whether there is such an account */
export const resetSecondFactor = (by: Operator | Admin, email: string): Promise<boolean> =>
  changeAccount(by, {
    email,
    action: "reset second factor",
    set: sql`totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL`,
    also: (tx, id) => tx.execute(sql`DELETE FROM recovery_codes WHERE user_id = ${id}`),
  });

type AccountChange = {
  email: string;
  action: string;
  detail?: Record<string, unknown>;
  set: ReturnType<typeof sql>;
  also?: (tx: Transaction, id: number) => Promise<unknown>;
};

function changeAccount(by: Operator | Admin, { email, action, detail, set, also }: AccountChange) {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(sql`
      UPDATE users SET ${set}, session_epoch = session_epoch + 1
      WHERE email = ${email} AND deleted_at IS NULL RETURNING id`);
    const [found] = rows;
    if (!found) return false;
    await also?.(tx, found.id);
    await audit(tx, by, { action, subject: "user", subjectId: found.id, detail });
    return true;
  });
}

export type StaffMember = {
  email: string;
  name: string;
  role: Role;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  lastSeenAt: string | null;
};

/** A newsroom has dozens; what is more is a mistake to look at elsewhere. */
const MOST_LISTED = 500;

/** Everybody who may do more than read. */
export async function listStaff(): Promise<StaffMember[]> {
  const { rows } = await db().execute<StaffMember>(sql`
    SELECT coalesce(email, '') AS email, coalesce(display_name, '') AS name, role,
      password_hash IS NOT NULL AS "hasPassword", totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
      last_seen_at AS "lastSeenAt"
    FROM users WHERE role <> 'reader' AND deleted_at IS NULL ORDER BY role, email LIMIT ${MOST_LISTED}`);
  return rows;
}
