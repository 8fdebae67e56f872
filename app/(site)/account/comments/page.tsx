import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { queryOf } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { OwnCommentsPage } from "#components/accounts/own-comments-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { listOwnComments } from "#db/own-comments.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.comments");

export default async function OwnComments({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requireViewer(paths.accountComments());
  const before = queryOf(await searchParams).get("before") ?? "";
  const [site, page] = await Promise.all([
    readSite(),
    listOwnComments(viewer, /^\d{1,12}$/.test(before) ? Number(before) : null),
  ]);
  return (
    <Main site={site}>
      <OwnCommentsPage {...page} />
    </Main>
  );
}
