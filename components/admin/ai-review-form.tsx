"use client";

import { type ArticleAction, ArticleForm } from "#components/admin/step-forms.tsx";

type Props = {
  review: ArticleAction;
  articleId: number;
  version: number;
  isReviewed: boolean;
  texts: Record<"review" | "withdraw" | "reviewed", string>;
};

/** Somebody answers for what a machine wrote; with that, the label for readers is no longer asked for (rule AI). */
export function AiReviewForm({ review, articleId, version, isReviewed, texts }: Props) {
  return (
    <ArticleForm action={review} articleId={articleId} version={version}>
      {({ problem }, isBusy) => (
        <>
          <input type="hidden" name="reviewed" value={isReviewed ? "0" : "1"} />
          {isReviewed && <p className="help">{texts.reviewed}</p>}
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <button type="submit" disabled={isBusy}>
            {isReviewed ? texts.withdraw : texts.review}
          </button>
        </>
      )}
    </ArticleForm>
  );
}
