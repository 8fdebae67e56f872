import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { readSite } from "#app/reads.ts";
import { DeletionDonePage } from "#components/accounts/deletion-done-page.tsx";
import { Main } from "#components/ui/main.tsx";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.deletionDoneTitle");

/** For whoever has asked to be deleted: signed out by then. */
export default async function Goodbye() {
  return (
    <Main site={await readSite()}>
      <DeletionDonePage />
    </Main>
  );
}
