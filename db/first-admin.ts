import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { findToken, issueToken, takeToken } from "#db/login-tokens.ts";
import { saveAccount } from "#db/staff.ts";
import { hashPassword } from "#lib/password.ts";
import type { Operator, Visitor } from "#lib/proof.ts";

const SET_UP_HOURS = 24;

type Credentials = { email: string; password: string };

/**
 * Sees to it that somebody can look after the portal. @param given what the environment says of the first admin
 * @returns the token of a one-time link where nobody can yet; null where somebody can
 */
export async function ensureFirstAdmin(
  operator: Operator,
  given: Credentials | null,
): Promise<string | null> {
  // Before the lock: several processes that start at once would wait for each other's hashing.
  const passwordHash = given ? await hashPassword(given.password) : null;
  return transaction(async (tx) => {
    if (await hasAdmin(tx)) return null;
    if (given) {
      const id = await saveAccount(tx, { email: given.email, role: "admin", passwordHash });
      await audit(tx, operator, { action: "add", subject: "user", subjectId: id, detail: { role: "admin" } });
      return null;
    }
    // The links of earlier starts stand in logs.
    await tx.execute(sql`DELETE FROM login_tokens WHERE purpose = 'set_up'`);
    const { token } = await issueToken(tx, { purpose: "set_up", email: "", minutes: SET_UP_HOURS * 60 });
    return token;
  });
}

/** Whether a set-up link is still good. */
export const isSetUpLink = async (token: string): Promise<boolean> =>
  (await findToken(token, "set_up")) !== null;

/** Makes the first admin. @returns their id; null when the link is over or somebody was quicker */
export async function setUpFirstAdmin(
  visitor: Visitor,
  { token, email, password }: Credentials & { token: string },
): Promise<number | null> {
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    if (await hasAdmin(tx)) return null;
    if (!(await takeToken(tx, token, "set_up"))) return null;
    const id = await saveAccount(tx, { email, role: "admin", passwordHash });
    await audit(tx, visitor, { action: "set up", subject: "user", subjectId: id, detail: { role: "admin" } });
    return id;
  });
}

/** Holds back whoever asks the same until this transaction is over: there is one first admin. */
async function hasAdmin(tx: Transaction): Promise<boolean> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('first admin'))`);
  const { rowCount } = await tx.execute(
    sql`SELECT FROM users WHERE role = 'admin' AND deleted_at IS NULL LIMIT 1`,
  );
  return (rowCount ?? 0) > 0;
}
