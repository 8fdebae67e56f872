import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { ArchiveMonths } from "#components/articles/archive-months.tsx";
import { ListHead } from "#components/articles/article-list.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { OtherPages } from "#components/articles/other-pages.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listArchiveMonths } from "#db/article-lists.ts";
import { listOtherPages } from "#db/pages.ts";
import { translator } from "#lib/i18n.ts";
import { listMetadata } from "#lib/metadata.ts";
import { paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

async function words() {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  return { site, title: t("list.archiveTitle"), description: t("list.archiveIntro"), path: paths.archive() };
}

export async function generateMetadata(): Promise<Metadata> {
  const { site, ...list } = await words();
  return listMetadata(site, list);
}

export default async function ArchivePage() {
  const [{ site, title, description, path }, months, pages] = await Promise.all([
    words(),
    listArchiveMonths(),
    listOtherPages(),
  ]);
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, [{ name: title, path }])} />
      <ListColumn>
        <ListHead title={title} intro={description} />
        <ArchiveMonths months={months} />
        <OtherPages pages={pages} />
      </ListColumn>
    </Main>
  );
}
