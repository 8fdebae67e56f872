import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listLatest } from "#db/article-lists.ts";
import { translator } from "#lib/i18n.ts";
import { listMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

export async function generateMetadata({ searchParams }: ListProps): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  const page = pageNumber(await searchParams) ?? 1;
  return listMetadata(site, {
    title: t("list.latestTitle"),
    description: t("list.latestIntro"),
    path: paths.latest(),
    page,
  });
}

async function LatestPage(props: ListProps) {
  const [site, page] = await Promise.all([readSite(), askedPage(props)]);
  const articles = existing(await listLatest(page));
  const t = translator(site.locale, site.settings.address);
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, [{ name: t("list.latestTitle"), path: paths.latest() }])} />
      <ListColumn>
        <ListHead
          title={t("list.latestTitle")}
          page={page}
          intro={t("list.latestIntro")}
          feed={feedPath(paths.home())}
        />
        <ArticleList articles={articles} path={paths.latest()} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(LatestPage);
