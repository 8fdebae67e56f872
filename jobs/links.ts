import { collectLinks } from "#db/link-sources.ts";
import { judgeOwnLinks } from "#db/own-links.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";

/** Once a week: where everything leads that readers see, and whether our own addresses among that are there. */
export async function watchLinks(): Promise<void> {
  const system = grantSystem("links");
  const texts = await collectLinks(system);
  const own = await judgeOwnLinks(system);
  log().info({ texts, own }, "links looked through");
}
