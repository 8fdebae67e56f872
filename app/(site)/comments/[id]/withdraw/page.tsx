import type { Metadata } from "next";
import { type AboutComment, commentId } from "#app/comment-post.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { Main } from "#components/ui/main.tsx";
import { WordPage } from "#components/ui/word-page.tsx";
import { locateComment } from "#db/comments.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("form.withdrawTitle"));
}

/** A last question before a comment is taken back. */
async function Page(about: AboutComment) {
  const id = await commentId(about);
  const viewer = await requireViewer(paths.commentWithdraw({ id }));
  const [site, comment] = await Promise.all([readSite(), locateComment(id)]);
  if (comment?.userId !== viewer.userId) return missing();
  const t = translator(site.locale, site.settings.address);
  return (
    <Main site={site}>
      <WordPage title={t("form.withdrawTitle")} text={t("form.withdrawText")}>
        <form method="post" action={paths.commentWithdrawal(comment)} className="mt-6">
          <button type="submit" className="button">
            {t("form.withdrawSubmit")}
          </button>
        </form>
        <p className="mt-4">
          <a className="text-link inline-block py-1.5" href={paths.comment(comment.article, comment)}>
            {t("form.backToArticle")}
          </a>
        </p>
      </WordPage>
    </Main>
  );
}

export default orMissing(Page);
