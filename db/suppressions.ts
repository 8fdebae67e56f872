import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Database, db, type Transaction, transaction } from "#db/client.ts";
import { bounces, deliveries, suppressions } from "#db/schema/mails.ts";
import { within } from "#db/within.ts";
import { hashOneTime } from "#lib/one-time.ts";
import type { Admin, System } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Addresses that get no bulk mail any more. Mails that somebody has asked for this minute go all the same: a code to
 * sign in, a decision on a comment, an answer to a notice. Whoever types a dead address by mistake hears of it at
 * once, and whoever complained of a newsletter must still be able to sign in and to be told of decisions.
 */

/** How an address is kept: a copy of the database gives none away. */
export const suppressionHash = (address: string): string =>
  hashOneTime(address.trim().toLowerCase(), "suppression");

/** Lines on one page. */
export const SUPPRESSIONS_PER_PAGE = 50;
/** What a server says may be long, and may name people. */
const DETAIL_CHARS = 200;

export type Suppression = {
  id: number;
  /** What the mail said that told of it is sent to; null once that mail has been forgotten. */
  address: string | null;
  reason: string;
  detail: string;
  createdAt: Date;
};

type Why = { reason: string; detail: string; deliveryId?: number };

/** No bulk mail from now on. @returns whether that is new */
export function suppress(_: System, address: string, why: Why, tx?: Transaction): Promise<boolean> {
  return within(tx, async (inner) => {
    const { rowCount } = await inner
      .insert(suppressions)
      .values({ ...why, addressHash: suppressionHash(address), detail: withoutAddresses(why.detail) })
      .onConflictDoNothing({ target: suppressions.addressHash });
    return Boolean(rowCount);
  });
}

const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g, "…").slice(0, DETAIL_CHARS);

export async function isSuppressed(address: string, on: Transaction | Database = db()): Promise<boolean> {
  const found = await on
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(eq(suppressions.addressHash, suppressionHash(address)));
  return found.length > 0;
}

/** Which of these addresses get no bulk mail. */
export async function suppressedAmong(tx: Transaction, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const byHash = new Map(addresses.map((address) => [suppressionHash(address), address]));
  const found = await tx
    .select({ hash: suppressions.addressHash })
    .from(suppressions)
    .where(inArray(suppressions.addressHash, [...byHash.keys()]));
  return new Set(found.map(({ hash }) => byHash.get(hash) ?? ""));
}

const columns = {
  id: suppressions.id,
  address: deliveries.toAddress,
  reason: suppressions.reason,
  detail: suppressions.detail,
  createdAt: suppressions.createdAt,
};

/**
 * The list, newest first, a page at a time.
 * @param options.before continue below this id
 * @param options.address only this one: what is kept can be asked for, and not be read
 */
export function listSuppressions(
  _: Admin,
  { before, address }: { before?: number; address?: string } = {},
): Promise<Suppression[]> {
  return db()
    .select(columns)
    .from(suppressions)
    .leftJoin(deliveries, eq(deliveries.id, suppressions.deliveryId))
    .where(
      and(
        before ? lt(suppressions.id, before) : undefined,
        address ? eq(suppressions.addressHash, suppressionHash(address)) : undefined,
      ),
    )
    .orderBy(desc(suppressions.id))
    .limit(SUPPRESSIONS_PER_PAGE);
}

/** Writes to the address again; what was counted against it is forgotten. @throws Refusal when it is not suppressed */
export function liftSuppression(admin: Admin, id: number): Promise<void> {
  return transaction(async (tx) => {
    const [gone] = await tx.delete(suppressions).where(eq(suppressions.id, id)).returning();
    if (!gone) throw new Refusal("not-found", `suppression ${id}`);
    await tx.update(bounces).set({ counts: false }).where(eq(bounces.addressHash, gone.addressHash));
    const { addressHash, reason, detail, deliveryId } = gone;
    await audit(tx, admin, {
      action: "lift suppression",
      subject: "suppression",
      subjectId: id,
      detail: { addressHash, reason, detail, deliveryId },
    });
  });
}

/** Takes a lift back. @throws Refusal when there was none, or the address has been suppressed since */
export function restoreSuppression(admin: Admin, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      INSERT INTO suppressions (address_hash, reason, detail, delivery_id)
      SELECT x."addressHash", x.reason, x.detail, (SELECT d.id FROM deliveries d WHERE d.id = x."deliveryId")
      FROM audit_log l, jsonb_to_record(l.detail)
        AS x("addressHash" text, reason text, detail text, "deliveryId" bigint)
      WHERE l.subject = 'suppression' AND l.subject_id = ${id} AND l.action = 'lift suppression'
      ORDER BY l.at DESC LIMIT 1
      ON CONFLICT (address_hash) DO NOTHING`);
    if (!rowCount) throw new Refusal("not-found", `no lift of suppression ${id} to take back`);
    await audit(tx, admin, { action: "undo", subject: "suppression", subjectId: id });
  });
}
