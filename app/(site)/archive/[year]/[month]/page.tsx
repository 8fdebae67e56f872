import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listMonth } from "#db/article-lists.ts";
import { parseMonth } from "#lib/archive.ts";
import { archiveWords, monthWords } from "#lib/lists.ts";
import { archiveMetadata, missingMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";

type Props = ListProps<{ year: string; month: string }>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [site, address] = await Promise.all([readSite(), params]);
  const month = parseMonth(address);
  return month ? archiveMetadata(site, month, pageNumber(await searchParams) ?? 1) : missingMetadata(site);
}

async function ArchiveMonthPage(props: Props) {
  const [site, address, page] = await Promise.all([readSite(), props.params, askedPage(props)]);
  const month = parseMonth(address) ?? missing();
  const articles = existing(await listMonth(month.year, month.month, page));
  if (articles.items.length === 0) missing();
  const words = monthWords(site, month);
  const trail = [archiveWords(site), words].map(({ title, path }) => ({ name: title, path }));
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} trail={trail} articles={articles.items} page={page} />
        <ListHead title={words.title} page={page} />
        <ArticleList articles={articles} path={words.path} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(ArchiveMonthPage);
