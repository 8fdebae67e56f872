import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { MostReadList } from "#components/articles/most-read-list.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listMostRead } from "#db/article-lists.ts";
import { mostReadWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return listMetadata(site, mostReadWords(site));
}

export default async function MostReadPage() {
  const [site, articles] = await Promise.all([readSite(), listMostRead()]);
  const words = mostReadWords(site);
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} articles={articles} />
        <ListHead title={words.title} intro={words.description} />
        <MostReadList articles={articles} />
      </ListColumn>
    </Main>
  );
}
