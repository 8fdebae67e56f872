import { claimDelivery, failDelivery, markSent, noteUnclear, releaseDelivery } from "#db/deliveries.ts";
import { fillMail } from "#db/mail-contents.ts";
import { getSite } from "#db/site.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";
import { MailError, mailHost, mailSender, sendMail } from "#lib/mail.ts";
import { isPast } from "#lib/mails.ts";

const system = grantSystem("mail");

/**
 * Sends one mail, at most once: taken → written → handed over → marked. What fails before it is handed over is
 * tried again later; what was handed over without an answer is left for a person. @throws to be tried again
 */
export async function sendQueuedMail(
  { deliveryId }: Jobs["mail"],
  { isLast }: { isLast: boolean },
): Promise<void> {
  const settings = env();
  const mail = await claimDelivery(system, deliveryId, mailHost(settings.SITE_URL));
  if (!mail) return;
  const { id, to, locale, content, createdAt, messageId } = mail;
  if (!content) return failDelivery(system, id, "It was sealed with another secret.");
  if (isPast(content, createdAt, new Date()))
    return failDelivery(system, id, "It came too late to be of use.");
  try {
    const full = await fillMail(content);
    if (!full) return await failDelivery(system, id, "What it tells of is not to be read any more.");
    const site = await getSite();
    // Loaded with the first mail: React for mails is as large as all else that runs here.
    const { writeMail } = await import("#components/mail/write-mail.tsx");
    const written = await writeMail(full, { site, locale, date: createdAt });
    const from = mailSender(settings, site.name);
    const replyTo = site.settings.contactEmail || undefined;
    await sendMail({ ...written, from, replyTo, to, messageId, date: createdAt }, settings);
  } catch (error) {
    return await settleFailure(id, { error: error as Error, isLast });
  }
  await markSent(system, id);
}

async function settleFailure(
  id: number,
  { error, isLast }: { error: Error; isLast: boolean },
): Promise<void> {
  const outcome = error instanceof MailError ? error.outcome : "later";
  if (outcome === "unclear") return noteUnclear(system, id, error.message);
  if (outcome === "never" || isLast) return failDelivery(system, id, error.message);
  await releaseDelivery(system, id, error.message);
  throw error;
}
