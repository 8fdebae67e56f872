import { relateQueued } from "#db/related-refresh.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";

/** A moment after an article came out, changed or went: what stands beside it, and beside its neighbours. */
export async function findRelated(told: Jobs["related"]): Promise<void> {
  await relateQueued(grantSystem("related"), told);
}
