import { executeDeletions } from "#db/account-deletion.ts";
import { deleteExpired, requeueLostMails } from "#db/housekeeping.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";

/** Once an hour: what has served its purpose goes (lib/retention.ts), what was forgotten is taken up again. */
export async function keepHouse(): Promise<void> {
  const system = grantSystem("housekeeping");
  const deleted = await deleteExpired(system);
  const requeued = await requeueLostMails(system);
  const accounts = await executeDeletions(system);
  log().info({ deleted, requeued, accounts }, "housekeeping done");
}
