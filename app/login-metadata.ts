import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

type Title = Parameters<ReturnType<typeof translator>>[0];

/** Pages of one person: a title, and nothing for search engines. Their addresses hold what nobody else should read. */
export async function loginMetadata(title: Title): Promise<Metadata> {
  const site = await readSite();
  return {
    ...unlistedMetadata(site, translator(site.locale, site.settings.address)(title)),
    referrer: "same-origin",
  };
}
