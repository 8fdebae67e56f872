import type { Metadata } from "next";
import { moved, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { FrontPage } from "#components/articles/front-page.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { Main } from "#components/ui/main.tsx";
import { getFrontPage } from "#db/front-page.ts";
import { findBanner } from "#db/promos.ts";
import { homeMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";
import { webSite } from "#lib/structured-data/publisher.ts";

export async function generateMetadata(): Promise<Metadata> {
  return homeMetadata(await readSite());
}

/** WordPress named articles, pages, pictures' pages and categories by number on the front page's address. */
const WORDPRESS_NAMES = ["p", "page_id", "attachment_id", "cat"] as const;

async function Home({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const name = WORDPRESS_NAMES.find((key) => /^\d+$/.test(String(query[key])));
  if (name) return moved(`/?${name}=${query[name]}`);
  const site = await readSite();
  const [front, banner] = await Promise.all([getFrontPage(site), findBanner({})]);
  return (
    <Main site={site}>
      {/* Browsers that know it offer to search here; React lifts it into the head. */}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={site.name}
        href={paths.openSearch()}
      />
      <JsonLd data={webSite(site)} />
      <FrontPage site={site} front={front} banner={banner} />
    </Main>
  );
}

export default orMissing(Home);
