import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { ListHead } from "#components/articles/article-list.tsx";
import { MostReadList } from "#components/articles/most-read-list.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listMostRead } from "#db/article-lists.ts";
import { translator } from "#lib/i18n.ts";
import { listMetadata } from "#lib/metadata.ts";
import { paths } from "#lib/paths.ts";

async function words() {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  return {
    site,
    title: t("list.mostReadTitle"),
    description: t("list.mostReadIntro"),
    path: paths.mostRead(),
  };
}

export async function generateMetadata(): Promise<Metadata> {
  const { site, ...list } = await words();
  return listMetadata(site, list);
}

export default async function MostReadPage() {
  const [{ site, title, description }, articles] = await Promise.all([words(), listMostRead()]);
  return (
    <Main site={site}>
      <ListColumn>
        <ListHead title={title} intro={description} />
        <MostReadList articles={articles} />
      </ListColumn>
    </Main>
  );
}
