"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
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
      <Field
        id="note-text"
        name="text"
        label={texts.label}
        help={texts.help}
        value={values.text}
        rows={3}
        required
        problem={problem}
      />
      <button type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
