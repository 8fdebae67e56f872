import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

type Title = "confirmTitle" | "manageTitle" | "proof" | "fewerTitle";

/** Pages behind somebody's own link: no search engine's business. */
export const subscribeMetadata = (title: Title) => async (): Promise<Metadata> => {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)(`subscribe.${title}`));
};
