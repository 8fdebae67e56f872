import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { requireEditor } from "#auth.ts";
import { FrontPage } from "#components/articles/front-page.tsx";
import { Frame } from "#components/ui/frame.tsx";
import { Main } from "#components/ui/main.tsx";
import { getFrontPage } from "#db/front-page.ts";
import { findBanner } from "#db/promos.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readSite()).name };
}

/** What readers see now: an arrangement is published the moment it is made. */
export default async function FrontPreviewPage() {
  await requireEditor(paths.adminFront());
  const site = await readSite();
  const [front, banner] = await Promise.all([getFrontPage(site), findBanner({})]);
  return (
    <Frame site={site}>
      <Main site={site}>
        <FrontPage site={site} front={front} banner={banner} />
      </Main>
    </Frame>
  );
}
