import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { moved, orMissing } from "#app/missing.tsx";
import { readAuthor, readSite } from "#app/reads.ts";
import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { AuthorProfile } from "#components/articles/author-profile.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { PushFollow } from "#components/subscriptions/push-follow.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listAuthor } from "#db/article-lists.ts";
import { authorMetadata, missingMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";
import { profilePage } from "#lib/structured-data/lists.ts";

type Props = ListProps<{ slug: string }>;

async function read({ params }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const [site, author] = await Promise.all([readSite(), readAuthor(slug)]);
  return { slug, site, author };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { site, author } = await read(props);
  return author
    ? authorMetadata(site, author, pageNumber(await props.searchParams) ?? 1)
    : missingMetadata(site);
}

async function AuthorPage(props: Props) {
  const { slug, site, author } = await read(props);
  if (!author) return moved(`/author/${slug}`);
  const articles = existing(await listAuthor(author.id, await askedPage(props)));
  const path = paths.author(author);
  return (
    <Main site={site}>
      <ListColumn>
        <JsonLd data={breadcrumbs(site, [{ name: author.name, path }])} />
        <JsonLd data={profilePage(site, author)} />
        <ListHead
          kicker={author.jobTitle}
          title={author.name}
          page={articles.page}
          intro={<AuthorProfile author={author} />}
          feed={feedPath(path)}
          follow={<PushFollow kind="author" id={author.id} name={author.name} />}
        />
        <ArticleList articles={articles} path={path} />
        <ListSubscribe kind="author" refId={author.id} name={author.name} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(AuthorPage);
