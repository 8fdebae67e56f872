import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { subscribeMetadata } from "#app/subscribe-metadata.ts";
import { ConfirmPage, OverPage } from "#components/subscriptions/word-forms.tsx";
import { Main } from "#components/ui/main.tsx";
import { findWish } from "#db/subscriptions.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

export const generateMetadata = subscribeMetadata("confirmTitle");

/** Shows what would begin: a scanner that opens the link of a mail confirms nothing. */
export default async function Page(props: Asked) {
  const token = await asked(props, "token");
  const link = readSubscriptionToken(token);
  const [site, wish] = await Promise.all([
    readSite(),
    link?.may === "confirm" ? findWish(link.subscriptionId) : null,
  ]);
  return (
    <Main site={site}>{wish ? <ConfirmPage site={site.name} token={token} {...wish} /> : <OverPage />}</Main>
  );
}
