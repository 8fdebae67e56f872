import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { moved, orMissing } from "#app/missing.tsx";
import { readPage, readSection, readSite } from "#app/reads.ts";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { SectionPage } from "#components/articles/section-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { PlainPage } from "#components/ui/plain-page.tsx";
import { listSection } from "#db/article-lists.ts";
import { pageDescription } from "#lib/article-body.ts";
import { parseBody } from "#lib/body/schema.ts";
import { sectionWords } from "#lib/lists.ts";
import { missingMetadata, pageMetadata, sectionMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

type Props = ListProps<{ section: string }>;

/** One address, two nouns: a section of the paper, or a page such as the imprint. */
async function read({ params }: Props) {
  const slug = decodeURIComponent((await params).section);
  const [site, section] = await Promise.all([readSite(), readSection(slug)]);
  return { slug, site, section, page: section ? null : await readPage(slug) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { site, section, page } = await read(props);
  if (section) return sectionMetadata(site, section, pageNumber(await props.searchParams) ?? 1);
  if (!page) return missingMetadata(site);
  return pageMetadata(site, { ...page, description: pageDescription(page, parseBody(page.body)) });
}

async function SectionOrPage(props: Props) {
  const { slug, site, section, page } = await read(props);
  if (page) {
    return (
      <Main site={site}>
        <JsonLd data={breadcrumbs(site, [{ name: page.title, path: paths.page(page) }])} />
        <PlainPage site={site} page={page} />
      </Main>
    );
  }
  if (!section) return moved(`/${slug}`);
  const articles = existing(await listSection(section.sectionIds, await askedPage(props)));
  const trail = section.trail.map((step) => ({ name: step.name, path: paths.section(step) }));
  return (
    <Main site={site}>
      <ListData
        site={site}
        words={sectionWords(site, section)}
        trail={trail}
        articles={articles.items}
        page={articles.page}
      />
      <SectionPage section={section} articles={articles} />
    </Main>
  );
}

export default orMissing(SectionOrPage);
