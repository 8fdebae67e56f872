import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { TransparencyPage } from "#components/notices/transparency-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { listTransparencyYears } from "#db/transparency.ts";
import { transparencyWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return listMetadata(site, transparencyWords(site));
}

export default async function Transparency() {
  const [site, years] = await Promise.all([readSite(), listTransparencyYears()]);
  const { title, path } = transparencyWords(site);
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, [{ name: title, path }])} />
      <TransparencyPage years={years} />
    </Main>
  );
}
