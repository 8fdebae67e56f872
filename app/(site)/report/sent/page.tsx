import type { Metadata } from "next";
import { type Asked, asked } from "#app/asked.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { SentPage } from "#components/notices/sent-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findCase } from "#db/cases.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("report.sentTitle"));
}

async function Sent(props: Asked) {
  const [site, found] = await Promise.all([readSite(), findCase(await asked(props, "case"))]);
  if (found?.kind !== "notice") return missing();
  return (
    <Main site={site}>
      <SentPage notice={found} />
    </Main>
  );
}

export default orMissing(Sent);
