import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { EmailConfirmPage } from "#components/accounts/email-confirm-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { isEmailChangeLink } from "#db/email-change.ts";
import type { Query } from "#lib/paging.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.emailConfirmTitle");

export default async function EmailConfirm({ searchParams }: { searchParams: Promise<Query> }) {
  const token = queryOf(await searchParams).get("token") ?? "";
  const [site, isGood] = await Promise.all([readSite(), isEmailChangeLink(token)]);
  return <Main site={site}>{isGood ? <EmailConfirmPage token={token} /> : <EmailOver />}</Main>;
}

function EmailOver() {
  const t = texts();
  return <WordPage title={t("login.overTitle")} text={t("account.emailState.over")} />;
}
