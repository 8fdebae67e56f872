import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { LoginConfirmPage } from "#components/accounts/login-confirm-page.tsx";
import { LoginOverPage } from "#components/accounts/login-over-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findSignIn } from "#db/sign-in.ts";
import type { Query } from "#lib/paging.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.confirmTitle");

/** Looks at the link and leaves it unused. */
export default async function LoginConfirm({ searchParams }: { searchParams: Promise<Query> }) {
  const token = queryOf(await searchParams).get("token") ?? "";
  const [site, found] = await Promise.all([readSite(), findSignIn(token)]);
  return (
    <Main site={site}>
      {found ? <LoginConfirmPage email={found.email} token={token} site={site.name} /> : <LoginOverPage />}
    </Main>
  );
}
