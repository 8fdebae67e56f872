import { setTimeout } from "node:timers/promises";
import { noteRefusal } from "#db/bounces.ts";
import {
  type ClaimedMail,
  claimDelivery,
  failDelivery,
  findDestination,
  holdDelivery,
  markHanded,
  markSent,
  noteUnclear,
  postponeDelivery,
  releaseDelivery,
} from "#db/deliveries.ts";
import { fillMail } from "#db/mail-contents.ts";
import { getSite } from "#db/site.ts";
import { isSuppressed } from "#db/suppressions.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";
import { MailError, mailHost, mailSender, sendMail } from "#lib/mail.ts";
import { createMailPace, destinationOf } from "#lib/mail-pace.ts";
import { isBulk, isPast } from "#lib/mails.ts";

const system = grantSystem("mail");
/** Of this process: what each host can take. */
const ownPace = createMailPace();
/** Mails to a host that rests come back spread over so many milliseconds, and not all in one moment. */
const SPREAD_MS = 30_000;
/** However often a host asked for more time: as long as mail servers try (RFC 5321 §4.5.4.1). In milliseconds. */
const GIVE_UP_AFTER_MS = 2 * 86_400_000;

/**
 * Sends one mail, at most once: its host's turn → taken → written → handed over → marked. What fails before it is
 * handed over is tried again later; what was handed over without an answer is left for a person. A host that says
 * "later" is left alone, and holds up no other. @throws to be tried again
 */
export async function sendQueuedMail(
  { deliveryId }: Jobs["mail"],
  { isLast }: { isLast: boolean },
  pace = ownPace,
): Promise<void> {
  const settings = env();
  const found = await findDestination(system, deliveryId);
  if (!found) return;
  const { to, takenUntil } = found;
  // Whoever has it may have died: then it is looked at again when they should be done.
  if (takenUntil) return postponeDelivery(system, deliveryId, takenUntil);
  const host = destinationOf(to);
  const restsUntil = pace.restsUntil(host);
  if (restsUntil)
    return postponeDelivery(system, deliveryId, new Date(restsUntil + Math.random() * SPREAD_MS));
  const turn = pace.takeTurn(host);
  if (turn > 0) await setTimeout(turn);
  const mail = await claimDelivery(system, deliveryId, mailHost(settings.SITE_URL));
  if (!mail) return;
  const { locale, content, createdAt, messageId } = mail;
  if (!content) return failDelivery(system, mail, "It was sealed with another secret.");
  if (isPast(content, createdAt, new Date()))
    return failDelivery(system, mail, "It came too late to be of use.");
  if (isBulk(content.kind) && (await isSuppressed(to))) return holdDelivery(system, mail);
  try {
    const full = await fillMail(content);
    if (!full) return await failDelivery(system, mail, "What it tells of is not to be read any more.");
    const site = await getSite();
    // Loaded with the first mail: React for mails is as large as all else that runs here.
    const { writeMail } = await import("#components/mail/write-mail.tsx");
    const written = await writeMail(full, { site, locale, date: createdAt });
    const from = mailSender(settings, site.name);
    const replyTo = site.settings.contactEmail || undefined;
    const mayHandOver = () => markHanded(system, mail);
    await sendMail({ ...written, from, replyTo, to, messageId, date: createdAt, mayHandOver }, settings);
  } catch (error) {
    if (error instanceof MailError && error.refusal && error.outcome === "later") pace.rest(host);
    return await settleFailure(mail, { error: error as Error, isLast });
  }
  pace.goOn(host);
  await markSent(system, mail);
}

async function settleFailure(
  mail: ClaimedMail,
  { error, isLast }: { error: Error; isLast: boolean },
): Promise<void> {
  const { id, to, createdAt } = mail;
  const { outcome, refusal } = error instanceof MailError ? error : { outcome: "later", refusal: null };
  if (outcome === "unclear") return noteUnclear(system, mail, error.message);
  if (outcome === "never" && refusal?.at === "address")
    await noteRefusal(system, { deliveryId: id, to, said: refusal.said });
  const isOver = isLast || Date.now() - createdAt.getTime() > GIVE_UP_AFTER_MS;
  if (outcome === "never" || isOver) return failDelivery(system, mail, error.message);
  await releaseDelivery(system, mail, error.message);
  throw error;
}
