import { buildDigests, dueDigests, forgetTold } from "#db/digests.ts";
import { tellDiscussions } from "#db/follower-mails.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";

const system = grantSystem("digests");

/** Every hour: what is due goes out, also what a portal that was down has missed. */
export async function sendDigests(): Promise<void> {
  const now = new Date();
  for (const frequency of await dueDigests(system, now)) {
    const mails = await buildDigests(system, frequency, now);
    await tellDiscussions(system, frequency, now);
    if (mails > 0) log().info({ frequency, mails }, "digests queued");
  }
  await forgetTold(system);
}
