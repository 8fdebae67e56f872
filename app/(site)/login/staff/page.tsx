import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { StaffLoginPage } from "#components/accounts/staff-login-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerTryAgain } from "#lib/answer.ts";
import type { Query } from "#lib/paging.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.staffTitle");

const PROBLEMS = ["wrong", "password", "expired"] as const;

export default async function StaffLogin({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { given, onward, wait }] = await Promise.all([readSite(), readLoginQuery(searchParams)]);
  if (wait > 0) answerTryAgain(wait);
  const problem = PROBLEMS.find((one) => one === given.get("problem")) ?? null;
  const email = given.get("email")?.slice(0, 254) ?? "";
  return (
    <Main site={site}>
      <StaffLoginPage email={email} onward={onward} problem={problem} wait={wait} />
    </Main>
  );
}
