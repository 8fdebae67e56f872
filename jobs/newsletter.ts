import { sendDueIssues } from "#db/newsletter-sending.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";

const system = grantSystem("newsletter");

/** At the moment that was fixed, and every minute besides: what broke off goes on, what was missed goes out late. */
export async function sendNewsletter(): Promise<void> {
  for (const { id, mails } of await sendDueIssues(system))
    log().info({ issue: id, mails }, "newsletter queued");
}
