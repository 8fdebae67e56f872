import type { Transaction } from "#db/client.ts";
import { countMails } from "#db/mail-counts.ts";
import { enqueueAll } from "#db/queue.ts";
import { deliveries } from "#db/schema/mails.ts";
import { suppressedAmong } from "#db/suppressions.ts";
import { isBulk, type Mail, type MailKind } from "#lib/mails.ts";
import { seal } from "#lib/seal.ts";

/** What a sealed mail opens for (lib/seal.ts). */
export const MAIL_SEAL = "mail";

/** A code to sign in does not wait behind a newsletter. */
export const queueFor = (kind: MailKind): "mail" | "bulk-mail" => (isBulk(kind) ? "bulk-mail" : "mail");

/**
 * Has a mail sent once the transaction has committed, and only then; a second one with the same key is none.
 * What it says is sealed: codes and links in it open accounts. Bulk mail to a suppressed address is none
 * (db/suppressions.ts). @returns whether it is new
 */
export async function queueMail(tx: Transaction, mail: Mail): Promise<boolean> {
  return (await queueMails(tx, [mail])) > 0;
}

/** The same for many at once. @param mails some hundred: they are in memory together @returns how many are new */
export async function queueMails(tx: Transaction, mails: readonly Mail[]): Promise<number> {
  const bulk = mails.filter(({ content }) => isBulk(content.kind)).map(({ to }) => to);
  const suppressed = await suppressedAmong(tx, bulk);
  const isHeld = ({ to, content }: Mail) => isBulk(content.kind) && suppressed.has(to);
  const wanted = mails.filter((mail) => !isHeld(mail));
  await countMails(
    tx,
    "held",
    mails.filter(isHeld).map(({ content }) => content.kind),
  );
  if (wanted.length === 0) return 0;
  const rows = wanted.map(({ to, locale, dedupeKey, content, subscriberId = null, issueId = null }) => ({
    dedupeKey,
    kind: content.kind,
    toAddress: to,
    subscriberId,
    issueId,
    payload: { sealed: seal(JSON.stringify({ locale, content }), MAIL_SEAL) },
  }));
  const made = await tx
    .insert(deliveries)
    .values(rows)
    .onConflictDoNothing({ target: deliveries.dedupeKey })
    .returning({ id: deliveries.id, kind: deliveries.kind });
  for (const name of ["mail", "bulk-mail"] as const)
    await enqueueAll(
      tx,
      name,
      made.filter(({ kind }) => queueFor(kind as MailKind) === name).map(({ id }) => ({ deliveryId: id })),
    );
  return made.length;
}
