import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db } from "#db/client.ts";
import { queueFor } from "#db/mails.ts";
import { enqueue } from "#db/queue.ts";
import { deliveries } from "#db/schema/mails.ts";
import { within } from "#db/within.ts";
import type { MailKind } from "#lib/mails.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** "unclear": handed to a mail server, or taken by a process that died; it may have been sent. */
export type DeliveryState = "waiting" | "sending" | "sent" | "failed" | "unclear";

export type Delivery = {
  id: number;
  kind: string;
  to: string;
  state: DeliveryState;
  attempts: number;
  lastError: string | null;
  messageId: string | null;
  createdAt: Date;
  sentAt: Date | null;
  /** How it came back; null while it has not. */
  bounceKind: "bounce" | "complaint" | null;
  /** RFC 3463, "5.1.1"; "" for a complaint. */
  bounceStatus: string | null;
};

/** Longer than any sending takes (lib/mail.ts): whoever took it has died. */
const SENDING_MINUTES = 5;
export const MAILS_PER_PAGE = 50;

/** A state as it is read off a row; one expression for the list, its filter and the figures. */
export const deliveryState = sql<DeliveryState>`CASE
  WHEN sent_at IS NOT NULL THEN 'sent'
  WHEN failed_at IS NOT NULL THEN 'failed'
  WHEN claimed_at IS NULL OR (handed_at IS NULL AND claimed_at < now() - make_interval(mins => ${sql.raw(`${SENDING_MINUTES}`)}))
    THEN 'waiting'
  WHEN last_error IS NULL AND claimed_at > now() - make_interval(mins => ${sql.raw(`${SENDING_MINUTES}`)}) THEN 'sending'
  ELSE 'unclear' END`;

const columns = {
  id: deliveries.id,
  kind: deliveries.kind,
  to: deliveries.toAddress,
  state: deliveryState,
  attempts: deliveries.attempts,
  lastError: deliveries.lastError,
  messageId: deliveries.messageId,
  createdAt: deliveries.createdAt,
  sentAt: deliveries.sentAt,
  bounceKind: deliveries.bounceKind,
  bounceStatus: deliveries.bounceStatus,
};

/**
 * The outbox, newest first, a page at a time. What mails say is not in it.
 * @param options.before continue below this id
 */
export async function listDeliveries(
  _: Admin,
  { state, before }: { state?: DeliveryState; before?: number } = {},
): Promise<Delivery[]> {
  return db()
    .select(columns)
    .from(deliveries)
    .where(and(before ? lt(deliveries.id, before) : undefined, state ? inState(state) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(MAILS_PER_PAGE);
}

/** The state, and what its index is by: few of very many mails wait or have failed. */
function inState(state: DeliveryState): SQL | undefined {
  const is = eq(deliveryState, state);
  if (state === "sent") return is;
  const { sentAt, failedAt } = deliveries;
  return and(is, isNull(sentAt), state === "failed" ? isNotNull(failedAt) : isNull(failedAt));
}

/** One mail, looked at: what it said may open accounts, so the log says who looked. @throws Refusal when it is not there */
export function openDelivery(admin: Admin, id: number): Promise<Delivery> {
  return within(undefined, async (tx) => {
    const [found] = await tx.select(columns).from(deliveries).where(eq(deliveries.id, id));
    if (!found) throw new Refusal("not-found", `no mail ${id}`);
    await audit(tx, admin, { action: "open", subject: "delivery", subjectId: id });
    return found;
  });
}

/** Sends again what failed, or what nobody knows of: a person has looked. @throws Refusal when it is neither */
export function resendDelivery(admin: Admin, id: number): Promise<void> {
  return within(undefined, async (tx) => {
    const found = await tx
      .update(deliveries)
      .set({ claimedAt: null, handedAt: null, failedAt: null, lastError: null })
      .where(
        and(
          eq(deliveries.id, id),
          isNull(deliveries.sentAt),
          or(eq(deliveryState, "failed"), eq(deliveryState, "unclear")),
        ),
      )
      .returning({ kind: deliveries.kind });
    const [again] = found;
    if (!again) throw new Refusal("not-found", `no mail ${id} that could be sent again`);
    await enqueue(tx, queueFor(again.kind as MailKind), { deliveryId: id });
    await audit(tx, admin, { action: "resend", subject: "delivery", subjectId: id });
  });
}
