"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { LongText } from "#components/admin/long-text.tsx";
import { Pick } from "#components/admin/pick.tsx";
import type { Person } from "#lib/plan-board.ts";

type Props = {
  articleId: number;
  from: string;
  addNote: (state: FormState, form: FormData) => Promise<FormState>;
  colleagues: Person[];
  texts: Record<"text" | "help" | "forWhom" | "forNobody" | "due" | "send", string>;
};

export function ArticleNoteForm({ articleId, from, addNote, colleagues, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(addNote, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="from" value={from} />
      <LongText
        id="article-note"
        name="text"
        label={texts.text}
        help={texts.help}
        value={values.text}
        rows={3}
        problem={problem}
      />
      <div className="idea-row">
        <Pick
          label={texts.forWhom}
          name="assignee"
          none={texts.forNobody}
          from={colleagues}
          chosen={values.assignee}
        />
        <label>
          <span>{texts.due}</span>
          <input type="date" name="day" defaultValue={values.day} />
        </label>
      </div>
      <button type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
