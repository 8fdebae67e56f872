import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { LoginCodePage } from "#components/accounts/login-code-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { answerTryAgain } from "#lib/answer.ts";
import { parseEmail } from "#lib/email-address.ts";
import { CODE_TRIES, loginPath } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.codeTitle");

export default async function LoginCode({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { given, onward, wait }] = await Promise.all([readSite(), readLoginQuery(searchParams)]);
  const email = parseEmail(given.get("email") ?? "");
  if (!email) redirect(loginPath(paths.login(), onward));
  if (wait > 0) answerTryAgain(wait);
  const left = given.get("left");
  const triesLeft = left !== null && /^\d$/.test(left) ? Math.min(Number(left), CODE_TRIES - 1) : null;
  return (
    <Main site={site}>
      <LoginCodePage email={email} onward={onward} triesLeft={triesLeft} wait={wait} />
    </Main>
  );
}
