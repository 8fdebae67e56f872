import type { Metadata } from "next";
import { readSite } from "#app/reads.ts";
import { getViewer } from "#auth.ts";
import { DraftPage } from "#components/comments/draft-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { locateArticle } from "#db/article-places.ts";
import { locateComment } from "#db/comments.ts";
import { findDraft } from "#db/held-drafts.ts";
import type { CommentDraft } from "#lib/comment-form.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";

type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.draftTitle"));
}

/** A comment that waits for its writer: to be sent, or to be changed first. */
export default async function Page({ searchParams }: Props) {
  const token = String((await searchParams).draft ?? "");
  const [site, draft, viewer] = await Promise.all([
    readSite(),
    findDraft<CommentDraft>("comment", token),
    getViewer(),
  ]);
  const article = draft && (await locateArticle(draft.articleId));
  const parent = draft?.parentId ? await locateComment(draft.parentId) : null;
  return (
    <Main site={site}>
      <DraftPage token={token} draft={draft} article={article} parent={parent} isSignedIn={viewer !== null} />
    </Main>
  );
}
