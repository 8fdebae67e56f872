"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Props = {
  userId: number;
  note: (state: FormState, form: FormData) => Promise<FormState>;
  texts: { label: string; help: string; send: string };
};

export function NoteForm({ userId, note, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(note, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <input type="hidden" name="userId" value={userId} />
      <div className="field">
        <label htmlFor="note-text">{texts.label}</label>
        <textarea
          id="note-text"
          name="text"
          rows={3}
          required
          maxLength={2000}
          defaultValue={values.text}
          aria-describedby={problem ? "note-problem note-help" : "note-help"}
        />
        <p className="help" id="note-help">
          {texts.help}
        </p>
        {problem && (
          <p className="problem" id="note-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <button type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
