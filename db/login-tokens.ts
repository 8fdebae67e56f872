import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { loginTokens, type TOKEN_PURPOSES } from "#db/schema/users.ts";
import { hashOneTime, newCode, newToken, sameHash } from "#lib/one-time.ts";
import { seal, unseal } from "#lib/seal.ts";

export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

/** What a one-time token opens. */
export type Ticket = { id: number; email: string; userId: number | null; payload: unknown };

type Wanted = {
  purpose: TokenPurpose;
  email: string;
  userId?: number;
  /** What goes on once it is used; sealed, and bound to this token. */
  payload?: unknown;
  minutes: number;
};

/** Makes a link's token and a code; the database has their hashes alone. */
export async function issueToken(
  tx: Transaction,
  { purpose, email, userId, payload = {}, minutes }: Wanted,
): Promise<{ id: number; token: string; code: string }> {
  const [token, code] = [newToken(), newCode()];
  const linkHash = hashOneTime(token);
  const [made] = await tx
    .insert(loginTokens)
    .values({
      purpose,
      email,
      userId,
      linkHash,
      codeHash: hashOneTime(code, scopeOf(purpose, email)),
      payload: seal(JSON.stringify(payload), sealOf(linkHash)),
      expiresAt: sql`now() + make_interval(mins => ${minutes})`,
    })
    .returning({ id: loginTokens.id });
  return { id: made?.id ?? 0, token, code };
}

type Row = { id: number; email: string; userId: number | null; linkHash: string; payload: string | null };
type CodeRow = Row & { codeHash: string; attempts: number };

const columns = sql.raw(`id, email, user_id AS "userId", link_hash AS "linkHash", payload`);

/** What a link would open; it stays unused. null: never made, used, or over. */
export async function findToken(token: string, purpose: TokenPurpose): Promise<Ticket | null> {
  const { rows } = await db().execute<Row>(sql`
    SELECT ${columns} FROM login_tokens
    WHERE link_hash = ${hashOneTime(token)} AND purpose = ${purpose}
      AND used_at IS NULL AND expires_at > now()`);
  return rows[0] ? toTicket(rows[0]) : null;
}

/** Uses a link: once, however many press the button at the same moment. */
export async function takeToken(
  tx: Transaction,
  token: string,
  purpose: TokenPurpose,
): Promise<Ticket | null> {
  const { rows } = await tx.execute<Row>(sql`
    UPDATE login_tokens SET used_at = now()
    WHERE link_hash = ${hashOneTime(token)} AND purpose = ${purpose}
      AND used_at IS NULL AND expires_at > now()
    RETURNING ${columns}`);
  return rows[0] ? toTicket(rows[0]) : null;
}

/**
 * Uses a code. Any that was mailed and is good opens, the newest or not; a wrong one is held against all of them, so
 * asking for more mails buys no more tries. @returns a word about what was wrong, with the tries that are left
 */
export async function takeCode(
  tx: Transaction,
  { email, code, purpose, tries }: { email: string; code: string; purpose: TokenPurpose; tries: number },
): Promise<Ticket | { triesLeft: number }> {
  const { rows } = await tx.execute<CodeRow>(sql`
    SELECT ${columns}, code_hash AS "codeHash", attempts FROM login_tokens
    WHERE email = ${email} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > now()
      AND attempts < ${tries} AND code_hash IS NOT NULL
    ORDER BY id DESC FOR UPDATE`);
  const hash = hashOneTime(code, scopeOf(purpose, email));
  const found = rows.find((row) => sameHash(row.codeHash, hash));
  if (found) {
    await tx.execute(sql`UPDATE login_tokens SET used_at = now() WHERE id = ${found.id}`);
    return toTicket(found);
  }
  const ids = sql.param(rows.map(({ id }) => id));
  await tx.execute(sql`UPDATE login_tokens SET attempts = attempts + 1 WHERE id = ANY(${ids}::bigint[])`);
  return { triesLeft: Math.max(0, ...rows.map(({ attempts }) => tries - attempts - 1)) };
}

/** What waits to be opened, the latest first. A newsroom invites a handful at a time. */
export async function listOpenTokens(
  purpose: TokenPurpose,
  most: number,
): Promise<(Ticket & { createdAt: string; expiresAt: string })[]> {
  const { rows } = await db().execute<Row & { createdAt: string; expiresAt: string }>(sql`
    SELECT ${columns}, created_at AS "createdAt", expires_at AS "expiresAt" FROM login_tokens
    WHERE purpose = ${purpose} AND used_at IS NULL AND user_id IS NULL ORDER BY id DESC LIMIT ${most}`);
  return rows.map(({ createdAt, expiresAt, ...row }) => ({ ...toTicket(row), createdAt, expiresAt }));
}

/** Takes back what was mailed to an address and is still good. @returns whether there was any */
export async function withdrawTokens(
  tx: Transaction,
  { purpose, email }: { purpose: TokenPurpose; email: string },
): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    DELETE FROM login_tokens WHERE email = ${email} AND purpose = ${purpose} AND used_at IS NULL`);
  return (rowCount ?? 0) > 0;
}

function toTicket({ id, email, userId, linkHash, payload }: Row): Ticket {
  const opened = payload === null ? null : unseal(payload, sealOf(linkHash));
  return { id, email, userId, payload: opened === null ? null : JSON.parse(opened) };
}

const scopeOf = (purpose: TokenPurpose, email: string) => `${purpose} ${email}`;
const sealOf = (linkHash: string) => `login token ${linkHash}`;
