import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { getSite } from "#db/site.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import type { Enrolment } from "#lib/half-sign-in.ts";
import { hashOneTime } from "#lib/one-time.ts";
import { isPassword } from "#lib/password.ts";
import type { Visitor } from "#lib/proof.ts";
import { readRecoveryCode } from "#lib/recovery-codes.ts";
import { seal, unseal } from "#lib/seal.ts";
import { matchTotp } from "#lib/totp.ts";

/** Tight for whoever tries one account from one place; wide for the account, so that nobody else locks it. */
const TRIES_HERE: RateLimit = { bucket: "passwords for an account from a place", hits: 10, seconds: 900 };
const TRIES_FROM_ONE: RateLimit = { bucket: "passwords from a place", hits: 30, seconds: 900 };
const TRIES_AT_ONE: RateLimit = { bucket: "passwords for an account", hits: 100, seconds: 3600 };
/** A million codes, three of them good at a time. */
const FACTOR_TRIES: RateLimit = { bucket: "second factors of an account", hits: 10, seconds: 900 };

type Limited = { retryAfter: number };

/** What a right password leads to. */
export type FirstFactor = { userId: number; nextStep: "session" | "second-factor" | "set-up" };

type Row = {
  id: number;
  role: Role;
  passwordHash: string | null;
  hasFactor: boolean;
  isBanned: boolean;
};

/** @returns what comes next; null for a wrong password, an unknown address and a reader's alike; or when to try again */
export async function checkPassword(
  { addressKey }: Visitor,
  { email, password }: { email: string; password: string },
): Promise<FirstFactor | Limited | null> {
  const account = hashOneTime(email, "rate limit");
  const limited =
    (await hitRateLimit(TRIES_FROM_ONE, addressKey)) ??
    (await hitRateLimit(TRIES_HERE, hashOneTime(email, addressKey))) ??
    (await hitRateLimit(TRIES_AT_ONE, account));
  if (limited) return limited;
  const { rows } = await db().execute<Row>(sql`
    SELECT id, role, password_hash AS "passwordHash", totp_confirmed_at IS NOT NULL AS "hasFactor",
      EXISTS (SELECT FROM restrictions r WHERE r.user_id = u.id AND r.kind = 'ban' AND r.lifted_at IS NULL
        AND (r.ends_at IS NULL OR r.ends_at > now())) AS "isBanned"
    FROM users u WHERE email = ${email} AND deleted_at IS NULL`);
  const [person] = rows;
  const isRight = await isPassword(password, person?.passwordHash ?? null);
  if (!isRight || !person || person.isBanned || !isStaff(person.role)) return null;
  return { userId: person.id, nextStep: await stepAfterPassword(person) };
}

async function stepAfterPassword({ role, hasFactor }: Row): Promise<FirstFactor["nextStep"]> {
  if (hasFactor) return "second-factor";
  const { settings } = await getSite();
  return settings.secondFactorRoles.includes(role) ? "set-up" : "session";
}

/** @param userId of whoever gave the right password @returns whether the code is theirs; it opens nothing twice */
export async function checkSecondFactor(
  _: Visitor,
  { userId, typed }: { userId: number; typed: string },
): Promise<boolean | Limited> {
  const limited = await hitRateLimit(FACTOR_TRIES, `${userId}`);
  if (limited) return limited;
  const recovery = readRecoveryCode(typed);
  return transaction((tx) =>
    recovery ? takeRecoveryCode(tx, userId, recovery) : takeTotp(tx, userId, typed.replace(/[\s-]/g, "")),
  );
}

async function takeTotp(tx: Transaction, userId: number, code: string): Promise<boolean> {
  const { rows } = await tx.execute<{ sealed: string; lastStep: number | null }>(sql`
    SELECT totp_secret AS sealed, totp_last_step AS "lastStep" FROM users
    WHERE id = ${userId} AND totp_confirmed_at IS NOT NULL FOR UPDATE`);
  const [row] = rows;
  const secret = row && unseal(row.sealed, sealOf(userId));
  const step = secret ? matchTotp(secret, code, { now: new Date(), lastStep: row.lastStep }) : null;
  if (step === null) return false;
  await tx.execute(sql`UPDATE users SET totp_last_step = ${step}, last_seen_at = now() WHERE id = ${userId}`);
  return true;
}

async function takeRecoveryCode(tx: Transaction, userId: number, code: string): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    UPDATE recovery_codes SET used_at = now()
    WHERE user_id = ${userId} AND code_hash = ${hashOf(userId, code)} AND used_at IS NULL`);
  return rowCount === 1;
}

/** What the page that sets up a second factor says of whose it is; null when they have one: it is not replaced so. */
export async function findEnrolling(_: Visitor, userId: number): Promise<{ email: string } | null> {
  const { rows } = await db().execute<{ email: string }>(
    sql`SELECT email FROM users WHERE id = ${userId} AND totp_confirmed_at IS NULL AND email IS NOT NULL`,
  );
  return rows[0] ?? null;
}

/** Makes an app somebody's second factor once it has shown a right code. @returns whether it has */
export async function enrolSecondFactor(
  visitor: Visitor,
  { userId, code, enrolment }: { userId: number; code: string; enrolment: Enrolment },
): Promise<boolean | Limited> {
  const limited = await hitRateLimit(FACTOR_TRIES, `${userId}`);
  if (limited) return limited;
  const { secret, recoveryCodes } = enrolment;
  const step = matchTotp(secret, code, { now: new Date(), lastStep: null });
  if (step === null) return false;
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE users SET totp_secret = ${seal(secret, sealOf(userId))}, totp_confirmed_at = now(),
        totp_last_step = ${step} WHERE id = ${userId} AND totp_confirmed_at IS NULL`);
    if (rowCount !== 1) return false;
    const hashes = sql.param(recoveryCodes.map((code) => hashOf(userId, code)));
    await tx.execute(sql`DELETE FROM recovery_codes WHERE user_id = ${userId}`);
    await tx.execute(sql`
      INSERT INTO recovery_codes (user_id, code_hash) SELECT ${userId}, x FROM unnest(${hashes}::text[]) AS x`);
    await audit(tx, visitor, { action: "set up second factor", subject: "user", subjectId: userId });
    return true;
  });
}

const sealOf = (userId: number) => `totp ${userId}`;
const hashOf = (userId: number, code: string) => hashOneTime(code, `recovery ${userId}`);
