import { cache } from "react";
import { readSite } from "#app/reads.ts";
import type { Rail } from "#components/admin/frame.tsx";
import { countNewsroom } from "#db/newsroom-counts.ts";
import { can } from "#lib/capabilities.ts";
import { translator } from "#lib/i18n.ts";
import type { Viewer } from "#lib/proof.ts";

/** What every page of the newsroom is written with: texts, the portal's calendar, and the moment that is "now". */
export const readDesk = cache(async () => {
  const site = await readSite();
  const { locale, settings } = site;
  const t = translator(locale, settings.address);
  return { site, t, calendar: { locale, timeZone: settings.timeZone }, now: new Date() };
});

export const readCounts = cache(countNewsroom);

/** What somebody's rail leads to; an author has no use for what moderators do. */
export async function readRail({ name, role }: Viewer): Promise<Rail> {
  const moderates = can(role, "moderate");
  return { name, role, moderates, counts: moderates ? await readCounts() : null };
}
