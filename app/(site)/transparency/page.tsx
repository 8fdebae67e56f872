import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { TransparencyPage } from "#components/notices/transparency-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { listTransparencyYears } from "#db/transparency.ts";
import { translator } from "#lib/i18n.ts";
import { listMetadata } from "#lib/metadata.ts";
import { paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  return listMetadata(site, {
    title: t("report.figures.title"),
    description: t("report.figures.intro"),
    path: paths.transparency(),
  });
}

export default async function Transparency() {
  const [site, years] = await Promise.all([readSite(), listTransparencyYears()]);
  const title = translator(site.locale, site.settings.address)("report.figures.title");
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, [{ name: title, path: paths.transparency() }])} />
      <TransparencyPage years={years} />
    </Main>
  );
}
