import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { SecondFactorPage } from "#components/accounts/second-factor-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerTryAgain } from "#lib/answer.ts";
import { openHalf } from "#lib/half-sign-in.ts";
import { loginPath } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.factorTitle");

export default async function SecondFactor({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { given, wait }] = await Promise.all([readSite(), readLoginQuery(searchParams)]);
  const half = given.get("half") ?? "";
  if (!openHalf(half, "code", new Date())) redirect(loginPath(paths.loginStaff(), { problem: "expired" }));
  if (wait > 0) answerTryAgain(wait);
  return (
    <Main site={site}>
      <SecondFactorPage half={half} isWrong={given.get("problem") === "wrong"} wait={wait} />
    </Main>
  );
}
