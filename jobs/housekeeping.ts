import { executeDeletions } from "#db/account-deletion.ts";
import { dropUnusedEmbeds } from "#db/embeds.ts";
import { deleteExpired, requeueLostMails } from "#db/housekeeping.ts";
import { foldMailCounts } from "#db/mail-counts.ts";
import { countSitemapMonths } from "#db/sitemap.ts";
import { forgetUnconfirmed } from "#db/subscription-preferences.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";
import { RETENTION } from "#lib/retention.ts";
import { removeOldParts } from "#lib/upload-parts.ts";

/** Once an hour: what has served its purpose goes (lib/retention.ts), what was forgotten is taken up again. */
export async function keepHouse(): Promise<void> {
  const system = grantSystem("housekeeping");
  const deleted = await deleteExpired(system);
  const requeued = await requeueLostMails(system);
  const accounts = await executeDeletions(system);
  const embeds = await dropUnusedEmbeds(system);
  const unconfirmed = await forgetUnconfirmed(system, RETENTION.unconfirmed.days);
  await foldMailCounts(system);
  await countSitemapMonths(system);
  const uploads = await removeOldParts(env().DATA_DIR, new Date());
  log().info({ deleted, requeued, accounts, embeds, unconfirmed, uploads }, "housekeeping done");
}
