import type { Metadata } from "next";
import { type AboutComment, commentId } from "#app/comment-post.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { CommentForm } from "#components/comments/comment-form.tsx";
import { EditProblem } from "#components/comments/edit-problem.tsx";
import { WritingPage } from "#components/comments/writing-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { locateComment } from "#db/comments.ts";
import { findDraft } from "#db/held-drafts.ts";
import type { CommentDraft } from "#lib/comment-form.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

type Props = AboutComment & { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.editTitle"));
}

/** One's own comment, to be corrected. */
async function Page(props: Props) {
  const id = await commentId(props);
  const viewer = await requireViewer(paths.commentEdit({ id }));
  const [site, comment, draft] = await Promise.all([
    readSite(),
    locateComment(id),
    findDraft<CommentDraft>("comment", String((await props.searchParams).draft ?? "")),
  ]);
  if (comment?.userId !== viewer.userId) return missing();
  const t = translator(site.locale, site.settings.address);
  return (
    <Main site={site}>
      <WritingPage title={t("form.editTitle")} article={comment.article}>
        <EditProblem problem={draft?.problem ?? null} />
        <CommentForm
          articleId={comment.articleId}
          body={draft?.body ?? comment.body}
          action={paths.commentText(comment)}
          submit={t("form.editSubmit")}
        />
      </WritingPage>
    </Main>
  );
}

export default orMissing(Page);
