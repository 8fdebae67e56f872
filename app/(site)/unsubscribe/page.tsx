import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { UnsubscribePage } from "#components/subscriptions/unsubscribe-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.unsubscribeTitle"));
}

/** Asks once more: a link that somebody's mail scanner opens must change nothing (rule ML2). */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { token, done }] = await Promise.all([readSite(), searchParams]);
  const isKnown = readReplyMailToken(String(token ?? "")) !== null;
  return (
    <Main site={site}>
      <UnsubscribePage token={isKnown ? String(token) : null} done={done === "1"} />
    </Main>
  );
}
