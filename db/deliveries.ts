import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { type Database, db, type Transaction, transaction } from "#db/client.ts";
import { countMails } from "#db/mail-counts.ts";
import { MAIL_SEAL, queueFor } from "#db/mails.ts";
import { enqueue } from "#db/queue.ts";
import { deliveries } from "#db/schema/mails.ts";
import type { Mail, MailKind, QueuedContent } from "#lib/mails.ts";
import type { System } from "#lib/proof.ts";
import { unseal } from "#lib/seal.ts";

/** A claim by number: another worker's is another, and what the first one says counts no more. */
type Claim = { id: number; attempt: number };

/** A mail that this worker may send now. */
export type ClaimedMail = Pick<Mail, "to" | "locale"> &
  Claim & {
    createdAt: Date;
    messageId: string;
    /** null: sealed with a secret that this portal no longer has. */
    content: QueuedContent | null;
  };

/** An error's text may be as long as a server likes. */
const ERROR_CHARS = 500;

/**
 * Longer than any sending takes (lib/mail.ts). Who took a mail and has handed nothing over by then has died, or will be
 * told that it is another's (mayHandOver).
 */
const CLAIM_SECONDS = 180;

/** Not out of the house yet, and not given up. */
const isUnsent = (id: number): SQL =>
  and(
    eq(deliveries.id, id),
    ...(["handedAt", "sentAt", "failedAt"] as const).map((at) => isNull(deliveries[at])),
  ) as SQL;

/** When whoever has it must be done; null when nobody does. */
const takenUntil =
  sql<Date | null>`CASE WHEN ${deliveries.claimedAt} > now() - make_interval(secs => ${sql.raw(`${CLAIM_SECONDS}`)})
  THEN ${deliveries.claimedAt} + make_interval(secs => ${sql.raw(`${CLAIM_SECONDS}`)}) END`.mapWith(
    deliveries.claimedAt,
  );

/** Where a mail is to go, and until when another has it; null when there is nothing to send. */
export async function findDestination(
  _: System,
  id: number,
): Promise<{ to: string; takenUntil: Date | null } | null> {
  const [row] = await db()
    .select({ to: deliveries.toAddress, takenUntil })
    .from(deliveries)
    .where(isUnsent(id));
  return row ?? null;
}

/** Has it sent later; it has not been tried. */
export function postponeDelivery(_: System, id: number, until: Date): Promise<void> {
  return transaction(async (tx) => {
    const [row] = await tx.select({ kind: deliveries.kind }).from(deliveries).where(eq(deliveries.id, id));
    if (row) await enqueue(tx, queueFor(row.kind as MailKind), { deliveryId: id }, { startAfter: until });
  });
}

/**
 * Takes a mail for sending, for as long as that may take. Whoever dies before it is handed over leaves it to another.
 * @param host what stands behind the "@" of its message id
 * @returns null when it was sent, given up, or is in another's hands
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
    .where(and(isUnsent(id), isNull(takenUntil)))
    .returning({
      attempt: deliveries.attempts,
      to: deliveries.toAddress,
      createdAt: created,
      messageId: sql<string>`${deliveries.messageId}`,
      payload: deliveries.payload,
    });
  return row
    ? {
        id,
        attempt: row.attempt,
        to: row.to,
        createdAt: row.createdAt,
        messageId: row.messageId,
        ...openPayload(row.payload),
      }
    : null;
}

/**
 * The server waits for the text: from here on nobody sends it again by himself, also not when this process dies. Whether
 * it went out can then not be told, and twice is worse than asking (docs/decisions/0011). @returns false when another
 * has taken it since
 */
export async function markHanded(_: System, { id, attempt }: Claim): Promise<boolean> {
  const { rowCount } = await db()
    .update(deliveries)
    .set({ handedAt: sql`now()` })
    .where(and(isUnsent(id), eq(deliveries.attempts, attempt), isNotNull(deliveries.claimedAt)));
  return Boolean(rowCount);
}

/** Sent: what it said is not needed any more. */
export async function markSent(_: System, claim: Claim): Promise<void> {
  await transaction(async (tx) => {
    await countMails(
      tx,
      "sent",
      await settle(claim, { sentAt: sql`now()`, payload: {}, lastError: null }, tx),
    );
  });
}

/** Not sent, and nothing was handed over: it may be taken again. */
export async function releaseDelivery(_: System, claim: Claim, error: string): Promise<void> {
  await settle(claim, { claimedAt: null, handedAt: null, lastError: error.slice(0, ERROR_CHARS) });
}

/** Not sent, and not to be tried again. */
export async function failDelivery(_: System, claim: Claim, error: string): Promise<void> {
  await settle(claim, { failedAt: sql`now()`, lastError: error.slice(0, ERROR_CHARS) });
}

/** Not sent, because the address gets no bulk mail any more: suppressed since it was queued. */
export async function holdDelivery(_: System, claim: Claim): Promise<void> {
  await transaction(async (tx) => {
    const lastError = "The address gets no bulk mail any more.";
    await countMails(tx, "held", await settle(claim, { failedAt: sql`now()`, lastError }, tx));
  });
}

/** Handed over, but nobody knows whether it was taken: stays claimed, for a person to look at. */
export async function noteUnclear(_: System, claim: Claim, error: string): Promise<void> {
  await settle(claim, { lastError: error.slice(0, ERROR_CHARS) });
}

/** @returns the kind of what was settled; nothing when it is another's */
async function settle(
  { id, attempt }: Claim,
  values: Record<string, unknown>,
  on: Transaction | Database = db(),
): Promise<string[]> {
  const settled = await on
    .update(deliveries)
    .set(values)
    .where(
      and(eq(deliveries.id, id), eq(deliveries.attempts, attempt), isNotNull(deliveries.claimedAt)) as SQL,
    )
    .returning({ kind: deliveries.kind });
  return settled.map(({ kind }) => kind);
}

function openPayload(payload: unknown): Pick<ClaimedMail, "locale" | "content"> {
  const { sealed } = payload as { sealed?: string };
  const text = sealed ? unseal(sealed, MAIL_SEAL) : null;
  return text ? JSON.parse(text) : { locale: "de", content: null };
}
