"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { LONGEST_ENTRY } from "#lib/live-limits.ts";

type Props = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  articleId: number;
  /** null: a new one. */
  entry: { id: number; title: string; text: string; keyEvent: boolean } | null;
  /** The mark by which the portal knows that the same form came twice. */
  once: string;
  texts: Record<"legend" | "title" | "titleHelp" | "text" | "textHelp" | "keyEvent" | "send", string>;
};

/** An entry of a live blog, written quickly: the text first, everything else may be left out. */
export function EntryForm({ save, articleId, entry, once, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(save, UNTOUCHED);
  const isKey = values.text === undefined ? entry?.keyEvent : values.keyEvent === "1";
  return (
    <form action={send} className="stacked">
      <h2>{texts.legend}</h2>
      {/* What is typed while the last one is on its way would go with the old form. */}
      <fieldset className="entry-fields" disabled={isBusy}>
        <input type="hidden" name="id" value={articleId} />
        <input type="hidden" name="once" value={values.once ?? once} />
        {entry && <input type="hidden" name="entry" value={entry.id} />}
        <Field
          id="entry-title"
          name="title"
          label={texts.title}
          help={texts.titleHelp}
          value={values.title ?? entry?.title ?? ""}
        />
        <div className="field">
          <label htmlFor="entry-text">{texts.text}</label>
          <textarea
            id="entry-text"
            name="text"
            rows={5}
            required
            maxLength={LONGEST_ENTRY}
            defaultValue={values.text ?? entry?.text ?? ""}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "entry-problem entry-help" : "entry-help"}
          />
          <p className="help" id="entry-help">
            {texts.textHelp}
          </p>
          {problem && (
            <p className="problem" id="entry-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <label className="choice">
          <input type="checkbox" name="keyEvent" value="1" defaultChecked={isKey} />
          <span>{texts.keyEvent}</span>
        </label>
      </fieldset>
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
