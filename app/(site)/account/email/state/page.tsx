import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { Main } from "#components/ui/main.tsx";
import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import type { Query } from "#lib/paging.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.emailConfirmTitle");

const STATES = ["waiting", "done", "taken", "over"] as const;
type State = (typeof STATES)[number];

/** What has come of a confirmed end; the other may be in another browser. */
export default async function EmailStatePage({ searchParams }: { searchParams: Promise<Query> }) {
  const given = queryOf(await searchParams).get("state");
  const state = STATES.find((one) => one === given) ?? "over";
  return (
    <Main site={await readSite()}>
      <EmailState state={state} />
    </Main>
  );
}

function EmailState({ state }: { state: State }) {
  const t = texts();
  return <WordPage title={t("account.emailConfirmTitle")} text={t(`account.emailState.${state}`)} />;
}
