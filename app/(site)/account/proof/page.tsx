import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { ProofPage } from "#components/accounts/proof-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { getAccount } from "#db/account.ts";
import { answerTryAgain } from "#lib/answer.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";
import { wantOf } from "#lib/proof-note.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.proofTitle");

export default async function Proof({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requireViewer(paths.accountProof());
  const [site, { email }, { given, wait }] = await Promise.all([
    readSite(),
    getAccount(viewer),
    readLoginQuery(searchParams),
  ]);
  if (wait > 0) answerTryAgain(wait);
  const left = given.get("left");
  return (
    <Main site={site}>
      <ProofPage
        want={wantOf(given.get("want"))}
        email={email}
        isSent={given.get("sent") === "1"}
        triesLeft={left !== null && /^\d$/.test(left) ? Number(left) : null}
        wait={wait}
      />
    </Main>
  );
}
