"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Props = {
  addWords: (state: FormState, form: FormData) => Promise<FormState>;
  sections: { id: number; name: string }[];
  kinds: { name: string; label: string; help: string }[];
  texts: Record<"title" | "words" | "help" | "section" | "everywhere" | "kind" | "send", string>;
};

export function WordForm({ addWords, sections, kinds, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(addWords, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <h2>{texts.title}</h2>
      <div className="field">
        <label htmlFor="words-lines">{texts.words}</label>
        <textarea
          id="words-lines"
          name="lines"
          rows={5}
          required
          defaultValue={values.lines}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "words-problem words-help" : "words-help"}
        />
        <p className="help" id="words-help">
          {texts.help}
        </p>
        {problem && (
          <p className="problem" id="words-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor="words-section">{texts.section}</label>
        <select id="words-section" name="section" defaultValue={values.section ?? ""}>
          <option value="">{texts.everywhere}</option>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
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
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
