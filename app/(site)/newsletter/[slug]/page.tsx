import type { Metadata } from "next";
import { missing, orMissing } from "#app/missing.tsx";
import { readIssue, readSite } from "#app/reads.ts";
import { ListData } from "#components/articles/list-data.tsx";
import { IssuePage } from "#components/newsletter/issue-page.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { issueWords, newsletterWords } from "#lib/lists.ts";
import { listMetadata, missingMetadata } from "#lib/metadata.ts";
import { slugFrom } from "#lib/paths.ts";

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
  const words = issueWords(site, issue);
  const above = newsletterWords(site);
  const trail = [
    { name: above.title, path: above.path },
    { name: issue.subject, path: words.path },
  ];
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} trail={trail} articles={issue.articles} />
        <IssuePage issue={issue} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(Page);
