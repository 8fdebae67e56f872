import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { ArchiveMonths } from "#components/articles/archive-months.tsx";
import { ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { OtherPages } from "#components/articles/other-pages.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listArchiveMonths } from "#db/article-lists.ts";
import { listOtherPages } from "#db/pages.ts";
import { archiveWords, monthWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return listMetadata(site, archiveWords(site));
}

export default async function ArchivePage() {
  const [site, months, pages] = await Promise.all([readSite(), listArchiveMonths(), listOtherPages()]);
  const words = archiveWords(site);
  const items = months.map((month) => {
    const { title, path } = monthWords(site, month);
    return { name: title, path };
  });
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} items={items} />
        <ListHead title={words.title} intro={words.description} />
        <ArchiveMonths months={months} />
        <OtherPages pages={pages} />
      </ListColumn>
    </Main>
  );
}
