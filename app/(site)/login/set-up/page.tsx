import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { FirstAccountPage } from "#components/accounts/first-account-page.tsx";
import { InvitedPage } from "#components/accounts/invited-page.tsx";
import { LoginOverPage } from "#components/accounts/login-over-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findInvitation } from "#db/accepted-invitations.ts";
import { isSetUpLink } from "#db/first-admin.ts";
import type { Query } from "#lib/paging.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.firstTitle");

const PROBLEMS = ["email", "password"] as const;

export default async function SetUp({ searchParams }: { searchParams: Promise<Query> }) {
  const given = queryOf(await searchParams);
  const token = given.get("token") ?? "";
  const [site, isGood, invited] = await Promise.all([readSite(), isSetUpLink(token), findInvitation(token)]);
  const problem = PROBLEMS.find((one) => one === given.get("problem")) ?? null;
  const email = given.get("email")?.slice(0, 254) ?? "";
  return (
    <Main site={site}>
      {invited ? (
        <InvitedPage token={token} email={invited.email} isUnfit={problem !== null} />
      ) : isGood ? (
        <FirstAccountPage token={token} email={email} problem={problem} />
      ) : (
        <LoginOverPage />
      )}
    </Main>
  );
}
