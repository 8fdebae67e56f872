import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { PushPage } from "#components/subscriptions/push-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("push.title"));
}

/** Who reads it is known to their browser alone: the page is the same for everybody. */
export default async function Page() {
  const site = await readSite();
  return (
    <Main site={site}>
      <PushPage />
    </Main>
  );
}
