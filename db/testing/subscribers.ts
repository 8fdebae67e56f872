import { confirmSubscription, requestSubscription } from "#db/subscriptions.ts";
import { lastMail } from "#db/testing/mail-read.ts";
import { query } from "#db/testing/query.ts";
import { fresh } from "#db/testing/rows.ts";
import { grantVisitor } from "#lib/grant.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";
import type { Frequency, Subject } from "#lib/subscriptions.ts";

export const someone = () => grantVisitor(fresh("place"));
export const newAddress = () => `${fresh("leserin")}-${Date.now()}@reader.example`;

export const subject = (
  kind: Subject["kind"],
  refId: number | null = null,
  text: string | null = null,
): Subject => ({
  kind,
  refId,
  query: text,
});

/** The subscription that the last confirming mail to an address is about. */
export async function wishOf(email: string): Promise<number> {
  const { path } = await lastMail(email, "subscribe-confirm");
  const link = readSubscriptionToken(new URL(path, "https://a.invalid").searchParams.get("token") ?? "");
  return link?.may === "confirm" ? link.subscriptionId : 0;
}

/** A subscription as it stands after form and confirming mail. @returns its id */
export async function subscribe(
  email: string,
  what: Subject,
  frequency: Frequency = "at_once",
): Promise<number> {
  const problem = await requestSubscription(someone(), { subject: what, email, frequency }, "/test");
  if (problem) throw new Error(`Not taken: ${problem.problem}`);
  const id = await wishOf(email);
  await confirmSubscription(someone(), id);
  return id;
}

/** What waits for an address, or was sent: kinds in order. */
export const mailsTo = async (email: string): Promise<string[]> =>
  (
    await query<{ kind: string }>(`SELECT kind FROM deliveries WHERE to_address = '${email}' ORDER BY id`)
  ).map(({ kind }) => kind);
