import { CommentForm } from "#components/comments/comment-form.tsx";
import { problemText } from "#components/comments/problem.ts";
import { WritingPage } from "#components/comments/writing-page.tsx";
import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import type { CommentDraft } from "#lib/comment-form.ts";

type Props = {
  token: string;
  /** null: sent already, or over. */
  draft: CommentDraft | null;
  article: { title: string; slug: string; section: { slug: string } } | null;
  parent: { authorName: string | null; body: string; state: string } | null;
  isSignedIn: boolean;
};

/** What somebody typed is here again, with a word about it. */
export function DraftPage({ token, draft, article, parent, isSignedIn }: Props) {
  const t = texts();
  if (!draft) return <WordPage title={t("form.draftGoneTitle")} text={t("form.draftGoneText")} />;
  const isParentThere = parent?.state === "approved";
  return (
    <WritingPage
      title={
        isParentThere
          ? t("form.replyTitle", { name: parent.authorName ?? t("comments.deleted") })
          : t("form.draftTitle")
      }
      article={article}
      quoted={isParentThere ? parent : null}
    >
      {!draft.problem && isSignedIn && <p className="mt-5 text-soft">{t("form.draftReady")}</p>}
      <CommentForm
        articleId={draft.articleId}
        parentId={isParentThere ? draft.parentId : null}
        body={draft.body}
        problem={draft.problem ? problemText(draft.problem) : undefined}
        draft={token}
        submit={t("form.submit")}
      />
    </WritingPage>
  );
}
