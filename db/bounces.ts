import { and, desc, eq, gt, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { countMails } from "#db/mail-counts.ts";
import { bounces, deliveries } from "#db/schema/mails.ts";
import { suppress, suppressionHash } from "#db/suppressions.ts";
import { failedRecipient } from "#lib/bounces/delivery-status.ts";
import { type BounceVerdict, type FailedRecipient, isOfMailbox } from "#lib/bounces/verdict.ts";
import { parseEmail } from "#lib/email-address.ts";
import type { Admin, System } from "#lib/proof.ts";

/** A mailbox that fails on so many days of SOFT_WITHIN_DAYS is given up. */
export const SOFT_DAYS = 5;
const SOFT_WITHIN_DAYS = 30;
/** Without the id of a mail, an address is looked for among those written to so lately. */
const ADDRESS_WITHIN_DAYS = 7;

/**
 * What became of a mail that came back. "unproved": it names an address that was written to, but no mail of ours, so
 * anybody may have written it; it is shown in the outbox and suppresses nobody. "not-final": the server still tries.
 */
export type BounceOutcome =
  | "suppressed"
  | "counted"
  | "known"
  | "unproved"
  | "not-ours"
  | "not-final"
  | "no-bounce";

/** What is to be noted of a delivery. */
type Told = {
  kind: "bounce" | "complaint";
  status: string;
  reason: string;
  permanent: boolean;
  detail: string;
};

/**
 * Notes a bounce or a complaint, once. Only the id of a mail of ours proves that its writer had that mail: a bounce
 * without it may be forged, and would silence whomever it names. It is the address that we wrote to that counts,
 * not the one that is named: mail is forwarded.
 * @param bounce.mailKey what makes it once
 */
export function noteBounce(
  system: System,
  { verdict, mailKey }: { verdict: BounceVerdict; mailKey: string },
): Promise<BounceOutcome> {
  return transaction(async (tx) => {
    if (verdict.kind !== "bounce" && verdict.kind !== "complaint") return "no-bounce";
    const told = verdict.kind === "bounce" ? toldBy(verdict.recipients) : complained(verdict.feedback);
    if (!told) return "not-final";
    const delivery = await findByMessageId(tx, verdict.originalMessageId);
    if (!delivery) return noteUnproved(tx, told, addressesOf(verdict));
    return count(tx, system, { delivery, told, mailKey });
  });
}

const addressesOf = (verdict: BounceVerdict & { kind: "bounce" | "complaint" }): string[] =>
  verdict.kind === "complaint"
    ? verdict.addresses
    : verdict.recipients.flatMap(({ address }) => address ?? []);

const complained = (feedback: string): Told => ({
  kind: "complaint",
  status: "",
  reason: "complaint",
  permanent: true,
  // That it is unwanted is what a complaint is; only another kind says more.
  detail: feedback === "abuse" ? "" : feedback,
});

/** An address that leads to several has failed for good only where all of them have. */
function toldBy(recipients: FailedRecipient[]): Told | null {
  const [first] = recipients.filter(({ action }) => action === "failed");
  if (!first) return null;
  const { status, reason, detail } = first;
  return {
    kind: "bounce",
    status,
    reason,
    detail,
    permanent: recipients.every(({ permanent }) => permanent),
  };
}

type Found = { id: number; to: string };

async function findByMessageId(tx: Transaction, messageId: string | null): Promise<Found | undefined> {
  if (!messageId) return undefined;
  const [found] = await tx
    .select({ id: deliveries.id, to: deliveries.toAddress })
    .from(deliveries)
    .where(and(eq(deliveries.messageId, messageId), isNotNull(deliveries.claimedAt)));
  return found;
}

async function count(
  tx: Transaction,
  system: System,
  { delivery: { id, to }, told, mailKey }: { delivery: Found; told: Told; mailKey: string },
): Promise<BounceOutcome> {
  const { kind, status, reason, permanent, detail } = told;
  const addressHash = suppressionHash(to);
  const counts = permanent || isOfMailbox(reason as FailedRecipient["reason"]);
  const { rowCount } = await tx
    .insert(bounces)
    .values({ mailKey, addressHash, kind, status, reason, counts })
    .onConflictDoNothing();
  if (!rowCount) return "known";
  await mark(tx, id, told);
  const why = permanent ? reason : (await isGivenUp(tx, addressHash)) ? "soft-bounces" : null;
  if (!why) return "counted";
  await suppress(system, to, { reason: why, detail, deliveryId: id }, tx);
  return "suppressed";
}

async function isGivenUp(tx: Transaction, addressHash: string): Promise<boolean> {
  const { rows } = await tx.execute<{ days: number }>(sql`
    SELECT count(DISTINCT (created_at AT TIME ZONE 'UTC')::date)::int AS days FROM bounces
    WHERE address_hash = ${addressHash} AND counts AND created_at > now() - make_interval(days => ${SOFT_WITHIN_DAYS})`);
  return (rows[0]?.days ?? 0) >= SOFT_DAYS;
}

async function noteUnproved(tx: Transaction, told: Told, addresses: string[]): Promise<BounceOutcome> {
  for (const address of addresses) {
    const [found] = await tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.toAddress, parseEmail(address) ?? address),
          gt(deliveries.sentAt, sql`now() - make_interval(days => ${ADDRESS_WITHIN_DAYS})`),
        ),
      )
      .orderBy(desc(deliveries.id))
      .limit(1);
    if (!found) continue;
    await mark(tx, found.id, told);
    return "unproved";
  }
  return "not-ours";
}

async function mark(tx: Transaction, id: number, { kind, status }: Told): Promise<void> {
  const { bouncedAt, bounceKind } = deliveries;
  const isFirst =
    kind === "complaint" ? or(isNull(bounceKind), ne(bounceKind, "complaint")) : isNull(bouncedAt);
  const marked = await tx
    .update(deliveries)
    .set({ bouncedAt: sql`now()`, bounceKind: kind, bounceStatus: status })
    .where(and(eq(deliveries.id, id), isFirst))
    .returning({ kind: deliveries.kind });
  await countMails(
    tx,
    kind === "complaint" ? "complained" : "bounced",
    marked.map((row) => row.kind),
  );
}

/**
 * A server's word on the address itself, while a mail was handed over to it: it is proved by itself.
 * @param refusal.said "550 5.1.1 <a@b.example>: user unknown"
 * @returns whether the address is given up
 */
export async function noteRefusal(
  system: System,
  { deliveryId, to, said }: { deliveryId: number; to: string; said: string },
): Promise<boolean> {
  const { permanent, reason, detail } = failedRecipient({ address: to, action: "failed", status: "", said });
  await transaction(async (tx) => {
    if (permanent) await suppress(system, to, { reason, detail, deliveryId }, tx);
    const refused = await tx
      .select({ kind: deliveries.kind })
      .from(deliveries)
      .where(eq(deliveries.id, deliveryId));
    await countMails(
      tx,
      "bounced",
      refused.map(({ kind }) => kind),
    );
  });
  return permanent;
}

export type BounceFigures = { bounced: number; complained: number };

/** How many mails of the last month came back, or were complained of. */
export async function getBounceFigures(_: Admin): Promise<BounceFigures> {
  const { rows } = await db().execute<BounceFigures>(sql`
    SELECT count(*) FILTER (WHERE bounce_kind = 'bounce')::int AS bounced,
      count(*) FILTER (WHERE bounce_kind = 'complaint')::int AS complained
    FROM deliveries WHERE bounced_at > now() - interval '30 days'`);
  return rows[0] ?? { bounced: 0, complained: 0 };
}
