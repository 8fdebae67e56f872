import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listLatest } from "#db/article-lists.ts";
import { latestWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { feedPath, paths } from "#lib/paths.ts";

export async function generateMetadata({ searchParams }: ListProps): Promise<Metadata> {
  const site = await readSite();
  const page = pageNumber(await searchParams) ?? 1;
  return listMetadata(site, { ...latestWords(site), page });
}

async function LatestPage(props: ListProps) {
  const [site, page] = await Promise.all([readSite(), askedPage(props)]);
  const articles = existing(await listLatest(page));
  const words = latestWords(site);
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} articles={articles.items} page={page} />
        <ListHead title={words.title} page={page} intro={words.description} feed={feedPath(paths.home())} />
        <ArticleList articles={articles} path={words.path} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(LatestPage);
