"use client";

import { Field } from "#components/admin/field.tsx";
import { type ArticleAction, ArticleForm } from "#components/admin/step-forms.tsx";

type Props = {
  restore: ArticleAction;
  articleId: number;
  version: number;
  from: number;
  texts: Record<"title" | "why" | "whyHelp" | "send", string>;
};

/** Brings an earlier version back, as a new one. */
export function RestoreForm({ restore, articleId, version, from, texts }: Props) {
  return (
    <details className="panel">
      <summary>{texts.title}</summary>
      <ArticleForm action={restore} articleId={articleId} version={version}>
        {({ problem, values }, isBusy) => (
          <>
            <input type="hidden" name="from" value={from} />
            <Field
              id="restore-why"
              name="why"
              label={texts.why}
              help={texts.whyHelp}
              value={values.why ?? ""}
              problem={problem}
            />
            <button type="submit" disabled={isBusy}>
              {texts.send}
            </button>
          </>
        )}
      </ArticleForm>
    </details>
  );
}
