import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { IssueList } from "#components/newsletter/issue-list.tsx";
import { SubscribeLink } from "#components/newsletter/subscribe-link.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listIssues } from "#db/newsletter-archive.ts";
import { newsletterWords } from "#lib/lists.ts";
import { listMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata({ searchParams }: ListProps): Promise<Metadata> {
  const site = await readSite();
  const page = pageNumber(await searchParams) ?? 1;
  return listMetadata(site, { ...newsletterWords(site), page });
}

/** Every issue of the newsletter, the newest first. */
async function NewsletterPage(props: ListProps) {
  const [site, page] = await Promise.all([readSite(), askedPage(props)]);
  const issues = existing(await listIssues(page));
  const words = newsletterWords(site);
  const { title, description, path } = words;
  const items = issues.items.map((issue) => ({ name: issue.subject, path: paths.issue(issue) }));
  return (
    <Main site={site}>
      <ListColumn>
        <ListData site={site} words={words} items={items} page={page} />
        <ListHead title={title} page={page} intro={description}>
          <SubscribeLink />
        </ListHead>
        <IssueList issues={issues} path={path} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(NewsletterPage);
