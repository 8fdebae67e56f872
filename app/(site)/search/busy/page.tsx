import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { SearchesRefused } from "#components/search/searches-refused.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerOverloaded } from "#lib/answer.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { BUSY_SECONDS } from "#lib/search/limits.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("search.title"));
}

/** What is answered while more search than can be served, in the place of any search (server/search-guard.ts). */
export default async function Page() {
  answerOverloaded(BUSY_SECONDS);
  return (
    <Main site={await readSite()}>
      <SearchesRefused why="busy" />
    </Main>
  );
}
