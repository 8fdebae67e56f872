import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { ListHead } from "#components/articles/article-list.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { MostReadList } from "#components/articles/most-read-list.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listMostRead } from "#db/article-lists.ts";
import { translator } from "#lib/i18n.ts";
import { listMetadata } from "#lib/metadata.ts";
import { paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

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
  const [{ site, title, description, path }, articles] = await Promise.all([words(), listMostRead()]);
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, [{ name: title, path }])} />
      <ListColumn>
        <ListHead title={title} intro={description} />
        <MostReadList articles={articles} />
      </ListColumn>
    </Main>
  );
}
