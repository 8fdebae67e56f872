import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import type { MailKind, QueuedContent } from "#lib/mails.ts";
import { unseal } from "#lib/seal.ts";

type Opened<Kind extends MailKind> = { locale: "de" | "en"; content: Extract<QueuedContent, { kind: Kind }> };

/** The last mail of a kind to an address, out of the queue, with its language. @throws when there is none */
export async function lastDelivery<Kind extends MailKind>(to: string, kind: Kind): Promise<Opened<Kind>> {
  const { rows } = await db().execute<{ payload: { sealed: string } }>(
    sql`SELECT payload FROM deliveries WHERE to_address = ${to} AND kind = ${kind} ORDER BY id DESC LIMIT 1`,
  );
  if (!rows[0]) throw new Error(`No mail "${kind}" to ${to}.`);
  return opened(rows[0].payload) as Opened<Kind>;
}

function opened({ sealed }: { sealed: string }): { locale: "de" | "en"; content: QueuedContent } {
  const text = unseal(sealed, MAIL_SEAL);
  if (text === null) throw new Error("A mail was sealed with another secret.");
  return JSON.parse(text);
}

/** What all mails to an address say, in the order in which they were queued. */
export async function mailContents(to: string): Promise<QueuedContent[]> {
  const { rows } = await db().execute<{ payload: { sealed: string } }>(
    sql`SELECT payload FROM deliveries WHERE to_address = ${to} ORDER BY id`,
  );
  return rows.map(({ payload }) => opened(payload).content);
}

/** What it says. @throws when there is none */
export const lastMail = async <Kind extends MailKind>(to: string, kind: Kind) =>
  (await lastDelivery(to, kind)).content;

/** The token in a mailed path. */
export const tokenIn = (path: string): string =>
  new URL(path, "https://a.invalid").searchParams.get("token") ?? "";
