import { endReplyMails } from "#db/reply-mails.ts";
import { endSubscriptions } from "#db/subscription-preferences.ts";
import { confirmSubscription } from "#db/subscriptions.ts";
import type { System } from "#lib/proof.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

/** What the link of a mail has ended. */
export type Ended = "replies" | "subscriptions";

/**
 * Ends what a mail came by. The token in its link is the proof; pressed again it has ended already.
 * @returns null for a token that is none of ours
 */
export async function endByLink(system: System, token: string): Promise<Ended | null> {
  const userId = readReplyMailToken(token);
  if (userId !== null) {
    await endReplyMails(system, userId);
    return "replies";
  }
  const link = readSubscriptionToken(token);
  if (link?.may === "end") await endSubscriptions(system, { ids: link.subscriptionIds });
  else if (link?.may === "end-digest") await endSubscriptions(system, link);
  else return null;
  return "subscriptions";
}

/** Begins what a mail has asked about. Pressed twice it is confirmed; the page says so either way. */
export async function confirmByLink(system: System, token: string): Promise<void> {
  const link = readSubscriptionToken(token);
  if (link?.may === "confirm") await confirmSubscription(system, link.subscriptionId);
}
