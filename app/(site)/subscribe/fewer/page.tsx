import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { subscribeMetadata } from "#app/subscribe-metadata.ts";
import { FewerPage, OverPage } from "#components/subscriptions/word-forms.tsx";
import { Main } from "#components/ui/main.tsx";
import { findWish } from "#db/subscriptions.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

export const generateMetadata = subscribeMetadata("fewerTitle");

export default async function Page(props: Asked) {
  const token = await asked(props, "token");
  const link = readSubscriptionToken(token);
  const [site, found, done] = await Promise.all([
    readSite(),
    link?.may === "fewer" ? findWish(link.subscriptionId) : null,
    asked(props, "done"),
  ]);
  return (
    <Main site={site}>
      {found?.isConfirmed ? (
        <FewerPage token={token} name={found.about.name} done={done === "1"} />
      ) : (
        <OverPage />
      )}
    </Main>
  );
}
