import type { Metadata } from "next";
import { missing, orMissing } from "#app/missing.tsx";
import { readIssue, readSite } from "#app/reads.ts";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { IssuePage } from "#components/newsletter/issue-page.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { issueWords, newsletterWords } from "#lib/lists.ts";
import { listMetadata, missingMetadata } from "#lib/metadata.ts";
import { slugFrom } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";

type Props = { params: Promise<{ slug: string }> };

const read = async ({ params }: Props) =>
  Promise.all([readSite(), readIssue(slugFrom((await params).slug))] as const);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [site, issue] = await read(props);
  return issue ? listMetadata(site, issueWords(site, issue)) : missingMetadata(site);
}

/** An issue of the newsletter as it went out, for whoever does not get it by mail. */
async function Page(props: Props) {
  const [site, issue] = await read(props);
  if (!issue) return missing();
  const { title, path } = issueWords(site, issue);
  const archive = newsletterWords(site);
  const steps = [
    { name: archive.title, path: archive.path },
    { name: title, path },
  ];
  return (
    <Main site={site}>
      <JsonLd data={breadcrumbs(site, steps)} />
      <ListColumn>
        <IssuePage issue={issue} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(Page);
