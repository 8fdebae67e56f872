import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { subscribeMetadata } from "#app/subscribe-metadata.ts";
import { ProofPage } from "#components/subscriptions/proof-page.tsx";
import { OverPage } from "#components/subscriptions/word-forms.tsx";
import { Main } from "#components/ui/main.tsx";
import { readConsents } from "#db/consents.ts";
import { readPreferences } from "#db/subscription-preferences.ts";

export const generateMetadata = subscribeMetadata("proof");

export default async function Page(props: Asked) {
  const [site, found] = await Promise.all([readSite(), readPreferences(await asked(props, "token"))]);
  return (
    <Main site={site}>
      {found ? <ProofPage email={found.email} lines={await readConsents(found.email)} /> : <OverPage />}
    </Main>
  );
}
