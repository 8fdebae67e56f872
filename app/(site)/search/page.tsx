import type { Metadata } from "next";
import { existing } from "#app/list-page.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { SearchPage } from "#components/search/search-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { searchArticles } from "#db/search.ts";
import { getSection } from "#db/sections.ts";
import { answerOverloaded } from "#lib/answer.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";
import { BUSY_SECONDS } from "#lib/search/limits.ts";
import { readSearch } from "#lib/search/search.ts";

type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  const words = readSearch(await searchParams)?.words ?? "";
  return unlistedMetadata(site, words === "" ? t("search.title") : t("search.resultsTitle", { words }));
}

/** Every answer has an address, works without a script and stays out of search engines (H1, RM2). */
async function Page({ searchParams }: Props) {
  const [site, search] = [await readSite(), readSearch(await searchParams)];
  if (!search) return missing();
  if (search.section !== "" && !(await getSection(search.section))) return missing();
  const found = await searchArticles(search);
  if (found === null) answerOverloaded(BUSY_SECONDS);
  return (
    <Main site={site}>
      <SearchPage site={site} search={search} found={found && existing(found)} />
    </Main>
  );
}

export default orMissing(Page);
