import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { getViewer } from "#auth.ts";
import { LoginPage } from "#components/accounts/login-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerTryAgain } from "#lib/answer.ts";
import { offeredProviders } from "#lib/identity-providers.ts";
import { onwardPath } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.title");

const PROBLEMS = ["email", "expired", "banned", "provider"] as const;

export default async function Login({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, viewer, { given, onward, wait }] = await Promise.all([
    readSite(),
    getViewer(),
    readLoginQuery(searchParams),
  ]);
  if (viewer) redirect(onward.next || onward.continue ? onwardPath(onward) : paths.account());
  if (wait > 0) answerTryAgain(wait);
  const problem = PROBLEMS.find((one) => one === given.get("problem")) ?? null;
  return (
    <Main site={site}>
      <LoginPage
        email={given.get("email")?.slice(0, 254) ?? ""}
        onward={onward}
        problem={problem}
        wait={wait}
        providers={offeredProviders()}
      />
    </Main>
  );
}
