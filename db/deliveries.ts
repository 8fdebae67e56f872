import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import { enqueue } from "#db/queue.ts";
import { deliveries } from "#db/schema/subscribers.ts";
import type { Mail, QueuedContent } from "#lib/mails.ts";
import type { System } from "#lib/proof.ts";
import { unseal } from "#lib/seal.ts";

/** A mail that this worker, and no other, may send now. */
export type ClaimedMail = Pick<Mail, "to" | "locale"> & {
  id: number;
  createdAt: Date;
  messageId: string;
  /** null: sealed with a secret that this portal no longer has. */
  content: QueuedContent | null;
};

/** An error's text may be as long as a server likes. */
const ERROR_CHARS = 500;

/** Unsent, and in nobody's hands. */
const isWaiting = (id: number): SQL =>
  and(
    eq(deliveries.id, id),
    ...(["claimedAt", "sentAt", "failedAt"] as const).map((at) => isNull(deliveries[at])),
  ) as SQL;

/** Where a mail that waits is to go; null when there is nothing to send. */
export async function findDestination(_: System, id: number): Promise<string | null> {
  const [row] = await db().select({ to: deliveries.toAddress }).from(deliveries).where(isWaiting(id));
  return row?.to ?? null;
}

/** Has it sent later; it has not been tried. */
export function postponeDelivery(_: System, id: number, until: Date): Promise<void> {
  return transaction((tx) => enqueue(tx, "mail", { deliveryId: id }, { startAfter: until }));
}

/**
 * Takes a mail for sending. From here on nobody takes it again, also not when this process dies: whether it went
 * out can then not be told, and twice is worse than asking.
 * @param host what stands behind the "@" of its message id
 * @returns null when it was sent, given up, or taken before
 */
export async function claimDelivery(_: System, id: number, host: string): Promise<ClaimedMail | null> {
  const { createdAt: created } = deliveries;
  const [row] = await db()
    .update(deliveries)
    .set({
      claimedAt: sql`now()`,
      attempts: sql`${deliveries.attempts} + 1`,
      lastError: null,
      // Of its own moment too: after a database was made anew, ids begin again.
      messageId: sql`format('<%s.%s@%s>', ${deliveries.id}, floor(extract(epoch FROM ${created}) * 1000)::bigint, ${host}::text)`,
    })
    .where(isWaiting(id))
    .returning({
      to: deliveries.toAddress,
      createdAt: created,
      messageId: sql<string>`${deliveries.messageId}`,
      payload: deliveries.payload,
    });
  return row
    ? { id, to: row.to, createdAt: row.createdAt, messageId: row.messageId, ...openPayload(row.payload) }
    : null;
}

/** Sent: what it said is not needed any more. */
export async function markSent(_: System, id: number): Promise<void> {
  await settle(id, { sentAt: sql`now()`, payload: {}, lastError: null });
}

/** Not sent, and nothing was handed over: it may be taken again. */
export async function releaseDelivery(_: System, id: number, error: string): Promise<void> {
  await settle(id, { claimedAt: null, lastError: error.slice(0, ERROR_CHARS) });
}

/** Not sent, and not to be tried again. */
export async function failDelivery(_: System, id: number, error: string): Promise<void> {
  await settle(id, { failedAt: sql`now()`, lastError: error.slice(0, ERROR_CHARS) });
}

/** Handed over, but nobody knows whether it was taken: stays claimed, for a person to look at. */
export async function noteUnclear(_: System, id: number, error: string): Promise<void> {
  await settle(id, { lastError: error.slice(0, ERROR_CHARS) });
}

async function settle(id: number, values: Record<string, unknown>): Promise<void> {
  await db()
    .update(deliveries)
    .set(values)
    .where(and(eq(deliveries.id, id), isNotNull(deliveries.claimedAt)) as SQL);
}

function openPayload(payload: unknown): Pick<ClaimedMail, "locale" | "content"> {
  const { sealed } = payload as { sealed?: string };
  const text = sealed ? unseal(sealed, MAIL_SEAL) : null;
  return text ? JSON.parse(text) : { locale: "de", content: null };
}
