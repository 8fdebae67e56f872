import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { ListHead } from "#components/articles/article-list.tsx";
import { CorrectionList } from "#components/articles/correction-list.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listCorrections } from "#db/correction-lists.ts";
import { correctionWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { feedPath } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

export async function generateMetadata({ searchParams }: ListProps): Promise<Metadata> {
  const site = await readSite();
  const page = pageNumber(await searchParams) ?? 1;
  return listMetadata(site, { ...correctionWords(site), page, feed: true });
}

async function CorrectionsPage(props: ListProps) {
  const [site, page] = await Promise.all([readSite(), askedPage(props)]);
  const corrections = existing(await listCorrections(page));
  const { title, description, path } = correctionWords(site);
  return (
    <Main site={site}>
      <ListColumn>
        <JsonLd data={breadcrumbs(site, [{ name: title, path }])} />
        <ListHead title={title} page={page} intro={description} feed={feedPath(path)} />
        <CorrectionList corrections={corrections} path={path} />
        <ListSubscribe kind="corrections" name="" />
      </ListColumn>
    </Main>
  );
}

export default orMissing(CorrectionsPage);
