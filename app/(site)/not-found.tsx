import { readSite } from "#app/reads.ts";
import { Main } from "#components/ui/main.tsx";
import { MissingPage } from "#components/ui/message-page.tsx";

/** For what Next itself does not find; pages answer for themselves, see missing.tsx. */
export default async function NotFound() {
  return (
    <Main site={await readSite()}>
      <MissingPage />
    </Main>
  );
}
