import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import { subscribeMetadata } from "#app/subscribe-metadata.ts";
import { ManagePage } from "#components/subscriptions/manage-page.tsx";
import { OverPage } from "#components/subscriptions/word-forms.tsx";
import { Main } from "#components/ui/main.tsx";
import { readPreferences } from "#db/subscription-preferences.ts";

export const generateMetadata = subscribeMetadata("manageTitle");

/** What an address gets. The link is the proof: it lies in that address's mails alone. */
export default async function Page(props: Asked) {
  const secret = await asked(props, "token");
  const [site, found, done] = await Promise.all([readSite(), readPreferences(secret), asked(props, "done")]);
  return (
    <Main site={site}>
      {found ? (
        <ManagePage secret={secret} {...found} done={done === "saved" || done === "ended" ? done : null} />
      ) : (
        <OverPage />
      )}
    </Main>
  );
}
