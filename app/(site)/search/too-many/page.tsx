import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { SearchesRefused } from "#components/search/searches-refused.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerTryAgain } from "#lib/answer.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { SEARCH_WINDOW_SECONDS } from "#lib/search/limits.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("search.tooManyTitle"));
}

/** What whoever has searched too often gets, in the place of any search (server/search-guard.ts). */
export default async function Page() {
  answerTryAgain(SEARCH_WINDOW_SECONDS);
  return (
    <Main site={await readSite()}>
      <SearchesRefused why="tooMany" />
    </Main>
  );
}
