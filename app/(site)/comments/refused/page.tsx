import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { Main } from "#components/ui/main.tsx";
import { WordPage } from "#components/ui/word-page.tsx";
import { MAX_COMMENT } from "#lib/comments.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.title"));
}

/** Why a form was not read at all. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { why }] = await Promise.all([readSite(), searchParams]);
  const t = translator(site.locale, site.settings.address);
  return (
    <Main site={site}>
      {why === "too-large" ? (
        <WordPage title={t("form.tooLargeTitle")} text={t("form.tooLargeText", { max: MAX_COMMENT })} />
      ) : (
        <WordPage title={t("form.foreignTitle")} text={t("form.foreignText")} />
      )}
    </Main>
  );
}
