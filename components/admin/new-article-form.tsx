"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { SectionChoice } from "#db/article-choices.ts";

type Props = {
  createArticle: (state: FormState, form: FormData) => Promise<FormState>;
  sections: SectionChoice[];
  texts: Record<"title" | "titleHelp" | "section" | "send", string>;
};

/** A working title and where it belongs: the rest is written in the editor. */
export function NewArticleForm({ createArticle, sections, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(createArticle, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <Field
        id="new-title"
        name="title"
        label={texts.title}
        help={texts.titleHelp}
        value={values.title ?? ""}
        problem={problem}
        required
      />
      <div className="field">
        <label htmlFor="new-section">{texts.section}</label>
        <select id="new-section" name="section" defaultValue={values.section ?? sections[0]?.id}>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
