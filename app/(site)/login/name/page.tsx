import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { LoginNamePage } from "#components/accounts/login-name-page.tsx";
import { nameProblemOf } from "#components/accounts/name-problem.ts";
import { Main } from "#components/ui/main.tsx";
import { onwardPath } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.nameTitle");

export default async function LoginName({ searchParams }: { searchParams: Promise<Query> }) {
  const { given, onward } = await readLoginQuery(searchParams);
  const [site, viewer] = await Promise.all([readSite(), requireViewer(paths.loginName())]);
  if (viewer.name) redirect(onwardPath(onward));
  return (
    <Main site={site}>
      <LoginNamePage
        name={given.get("name")?.slice(0, 100) ?? ""}
        onward={onward}
        problem={nameProblemOf(given.get("problem") ?? "")}
      />
    </Main>
  );
}
