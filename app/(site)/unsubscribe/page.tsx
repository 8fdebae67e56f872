import type { Metadata } from "next";
import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { type Ending, UnsubscribePage } from "#components/subscriptions/unsubscribe-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.unsubscribeSubmit"));
}

/** Asks once more: a link that somebody's mail scanner opens must change nothing (rule ML2). */
export default async function Page(props: Asked) {
  const [site, token, done] = await Promise.all([readSite(), asked(props, "token"), asked(props, "done")]);
  const isDone = done === "replies" || done === "subscriptions" ? done : null;
  return (
    <Main site={site}>
      <UnsubscribePage token={token} ends={whatEnds(token)} done={isDone} />
    </Main>
  );
}

function whatEnds(token: string): Ending | null {
  if (readReplyMailToken(token) !== null) return "replies";
  return readSubscriptionToken(token)?.may.startsWith("end") ? "subscriptions" : null;
}
