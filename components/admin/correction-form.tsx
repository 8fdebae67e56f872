"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { LongText } from "#components/admin/long-text.tsx";

type Props = {
  articleId: number;
  correct: (state: FormState, form: FormData) => Promise<FormState>;
  kinds: { name: string; label: string; help: string }[];
  texts: Record<"title" | "kind" | "text" | "help" | "send", string>;
};

export function CorrectionForm({ articleId, correct, kinds, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(correct, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <h2>{texts.title}</h2>
      <input type="hidden" name="articleId" value={articleId} />
      <fieldset>
        <legend>{texts.kind}</legend>
        {kinds.map(({ name, label, help }, place) => (
          <label key={name} className="choice">
            <input
              type="radio"
              name="kind"
              value={name}
              defaultChecked={values.kind ? values.kind === name : place === 0}
            />
            <span>
              {label} <small className="help">{help}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <LongText
        id="correction-text"
        name="text"
        label={texts.text}
        help={texts.help}
        value={values.text}
        rows={5}
        problem={problem}
      />
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
