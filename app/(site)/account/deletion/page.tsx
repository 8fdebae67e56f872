import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { DeletionPage } from "#components/accounts/deletion-page.tsx";
import { Main } from "#components/ui/main.tsx";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";
import { isProof } from "#lib/proof-note.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.deletionTitle");

export default async function Deletion({ searchParams }: { searchParams: Promise<Query> }) {
  const { userId } = await requireViewer(paths.account());
  const given = queryOf(await searchParams);
  const proof = given.get("proof") ?? "";
  if (!isProof(proof, userId, { want: "deletion", now: new Date() }))
    redirect(`${paths.accountProof()}?want=deletion`);
  return (
    <Main site={await readSite()}>
      <DeletionPage proof={proof} isLastAdmin={given.get("problem") === "last-admin"} />
    </Main>
  );
}
