import { tellCorrection, tellDiscussions } from "#db/follower-mails.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";

/** An article was wrong: whoever wants to hear of it does. */
export async function tellOfCorrection({ correctionId }: Jobs["corrections"]): Promise<void> {
  await tellCorrection(grantSystem("corrections"), correctionId);
}

/** Every ten minutes: what was said meanwhile, in one mail and not in twenty. */
export async function tellOfDiscussions(): Promise<void> {
  await tellDiscussions(grantSystem("discussions"), "at_once", new Date());
}
