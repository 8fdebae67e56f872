import type { Metadata } from "next";
import type { HeldSubscription } from "#app/(forms)/subscriptions/route.ts";
import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { offerValue, SubscribePage } from "#components/subscriptions/subscribe-page.tsx";
import { SentPage } from "#components/subscriptions/word-forms.tsx";
import { Main } from "#components/ui/main.tsx";
import { findDraft } from "#db/held-drafts.ts";
import { listOfferedFeeds } from "#db/offered-feeds.ts";
import { listOffers } from "#db/subscription-offers.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { readFrequency, readSubject, UNCONFIRMED_DAYS } from "#lib/subscriptions.ts";

export async function generateMetadata(props: Asked): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  const title = (await asked(props, "sent")) ? t("subscribe.sentTitle") : t("subscribe.pageTitle");
  return unlistedMetadata(site, title);
}

/** Everything that can be subscribed to: of an article (`about`), of one thing (`kind`, `ref`), of the paper. */
export default async function Page(props: Asked) {
  const site = await readSite();
  if (await asked(props, "sent"))
    return (
      <Main site={site}>
        <SentPage days={UNCONFIRMED_DAYS} />
      </Main>
    );
  const held = await findDraft<HeldSubscription>("subscription", await asked(props, "draft"));
  const wanted = held?.input.subject ?? readSubject(await asked(props, "kind"), await asked(props, "ref"));
  const about = await asked(props, "about");
  const offers = await listOffers({ wanted, articleId: /^\d{1,15}$/.test(about) ? Number(about) : null });
  const [first] = offers;
  const typed = {
    what: wanted ? offerValue(wanted) : "",
    email: held?.input.email ?? "",
    frequency: held?.input.frequency ?? readFrequency("", wanted?.kind ?? first?.kind ?? "section"),
  };
  return (
    <Main site={site}>
      <SubscribePage
        offers={offers}
        typed={typed}
        problem={held?.problem ?? null}
        feeds={await listOfferedFeeds(offers)}
      />
    </Main>
  );
}
