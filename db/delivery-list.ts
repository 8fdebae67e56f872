import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { deliveries } from "#db/schema/subscribers.ts";
import { within } from "#db/within.ts";
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
};

/** Longer than any sending takes (lib/mail.ts): whoever took it has died. */
const SENDING_MINUTES = 5;
const PER_PAGE = 50;

/** A state as it is read off a row; one expression for the list, its filter and the figures. */
export const deliveryState = sql<DeliveryState>`CASE
  WHEN sent_at IS NOT NULL THEN 'sent'
  WHEN failed_at IS NOT NULL THEN 'failed'
  WHEN claimed_at IS NULL THEN 'waiting'
  WHEN last_error IS NULL AND claimed_at > now() - make_interval(mins => ${sql.raw(`${SENDING_MINUTES}`)}) THEN 'sending'
  ELSE 'unclear' END`;

/**
 * The outbox, newest first, a page at a time. What mails say is not in it.
 * @param options.before continue below this id
 */
export async function listDeliveries(
  _: Admin,
  { state, before }: { state?: DeliveryState; before?: number } = {},
): Promise<Delivery[]> {
  return db()
    .select({
      id: deliveries.id,
      kind: deliveries.kind,
      to: deliveries.toAddress,
      state: deliveryState,
      attempts: deliveries.attempts,
      lastError: deliveries.lastError,
      messageId: deliveries.messageId,
      createdAt: deliveries.createdAt,
      sentAt: deliveries.sentAt,
    })
    .from(deliveries)
    .where(and(before ? lt(deliveries.id, before) : undefined, state ? eq(deliveryState, state) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(PER_PAGE);
}

/** Sends again what failed, or what nobody knows of: a person has looked. @throws Refusal when it is neither */
export function resendDelivery(admin: Admin, id: number): Promise<void> {
  return within(undefined, async (tx) => {
    const found = await tx
      .update(deliveries)
      .set({ claimedAt: null, failedAt: null, lastError: null })
      .where(
        and(
          eq(deliveries.id, id),
          isNull(deliveries.sentAt),
          or(eq(deliveryState, "failed"), eq(deliveryState, "unclear")),
        ),
      )
      .returning({ id: deliveries.id });
    if (found.length === 0) throw new Refusal("not-found", `no mail ${id} that could be sent again`);
    await enqueue(tx, "mail", { deliveryId: id });
    await audit(tx, admin, { action: "resend", subject: "delivery", subjectId: id });
  });
}
