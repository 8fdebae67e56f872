import type { Transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { deliveries } from "#db/schema/subscribers.ts";
import { isSuppressed } from "#db/suppressions.ts";
import { isBulk, type Mail } from "#lib/mails.ts";
import { seal } from "#lib/seal.ts";

/** What a sealed mail opens for (lib/seal.ts). */
export const MAIL_SEAL = "mail";

/**
 * Has a mail sent once the transaction has committed, and only then; a second one with the same key is none.
 * What it says is sealed: codes and links in it open accounts. Bulk mail to a suppressed address is none
 * (db/suppressions.ts). @returns whether it is new
 */
export async function queueMail(tx: Transaction, { to, locale, dedupeKey, content }: Mail): Promise<boolean> {
  if (isBulk(content.kind) && (await isSuppressed(to, tx))) return false;
  const payload = { sealed: seal(JSON.stringify({ locale, content }), MAIL_SEAL) };
  const made = await tx
    .insert(deliveries)
    .values({ dedupeKey, kind: content.kind, toAddress: to, payload })
    .onConflictDoNothing({ target: deliveries.dedupeKey })
    .returning({ id: deliveries.id });
  for (const { id } of made) await enqueue(tx, "mail", { deliveryId: id });
  return made.length > 0;
}
