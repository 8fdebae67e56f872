"use client";

import { useActionState, useId, useState } from "react";
import { useChoices } from "#components/admin/editor/use-choices.ts";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { Choice } from "#db/article-choices.ts";

type Props = {
  link: (state: FormState, form: FormData) => Promise<FormState>;
  articleId: number;
  choicesPath: string;
  texts: Record<"find" | "findHelp" | "none", string>;
};

/** Looks for the article in the other language; a click links the two. */
export function TranslationForm({ link, articleId, choicesPath, texts }: Props) {
  const id = useId();
  const [{ problem }, send, isBusy] = useActionState(link, UNTOUCHED);
  const [typed, setTyped] = useState("");
  const { choices, isAnswered } = useChoices<Choice>(choicesPath, "translation", typed, articleId);
  return (
    <form action={send} className="step">
      <input type="hidden" name="id" value={articleId} />
      <div className="field names">
        <label htmlFor={id}>{texts.find}</label>
        <input
          id={id}
          type="text"
          value={typed}
          autoComplete="off"
          aria-describedby={`${id}-help`}
          onChange={(event) => setTyped(event.target.value)}
          // Enter would link the first one that happens to be there.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
        <p className="help" id={`${id}-help`}>
          {texts.findHelp}
        </p>
        {choices.length > 0 && (
          <ul className="choices">
            {choices.map((choice) => (
              <li key={choice.id}>
                <button type="submit" name="other" value={choice.id} disabled={isBusy}>
                  {choice.name} <small className="muted">{choice.detail}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="muted" role="status">
          {isAnswered && choices.length === 0 && texts.none}
        </p>
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
