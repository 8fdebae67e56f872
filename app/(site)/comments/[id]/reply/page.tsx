import type { Metadata } from "next";
import { type AboutComment, commentId } from "#app/comment-post.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { CommentForm } from "#components/comments/comment-form.tsx";
import { WritingPage } from "#components/comments/writing-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { locateComment } from "#db/comments.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.title"));
}

/** An answer to a comment, with that before one's eyes. */
async function Page(about: AboutComment) {
  const [site, comment] = await Promise.all([readSite(), locateComment(await commentId(about))]);
  if (comment?.state !== "approved") return missing();
  const t = translator(site.locale, site.settings.address);
  const name = comment.authorName ?? t("comments.deleted");
  return (
    <Main site={site}>
      <WritingPage title={t("form.replyTitle", { name })} article={comment.article} quoted={comment}>
        <CommentForm
          articleId={comment.articleId}
          parentId={comment.id}
          shownAt={Date.now()}
          submit={t("form.submit")}
        />
      </WritingPage>
    </Main>
  );
}

export default orMissing(Page);
