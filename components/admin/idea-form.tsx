"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { Pick } from "#components/admin/pick.tsx";
import type { PlanTexts } from "#components/admin/plan-texts.ts";
import type { Person } from "#lib/plan-board.ts";

type Props = {
  addIdea: (state: FormState, form: FormData) => Promise<FormState>;
  place: string;
  sections: Person[];
  colleagues: Person[];
  texts: PlanTexts;
};

export function IdeaForm({ addIdea, place, sections, colleagues, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(addIdea, UNTOUCHED);
  return (
    <details className="panel idea" open={problem ? true : undefined}>
      <summary>{texts.newIdea}</summary>
      <form action={send} className="stacked">
        <input type="hidden" name="place" value={place} />
        <Field
          id="idea-title"
          name="title"
          label={texts.workingTitle}
          help={texts.workingTitleHelp}
          value={values.title}
          required
          problem={problem}
        />
        <div className="idea-row">
          <Pick
            label={texts.section}
            name="section"
            from={sections}
            chosen={values.section ?? sections[0]?.id}
          />
          <label>
            <span>{texts.plannedFor}</span>
            <input type="date" name="day" defaultValue={values.day} />
          </label>
          <Pick
            label={texts.assignee}
            name="assignee"
            none={texts.nobody}
            from={colleagues}
            chosen={values.assignee}
          />
        </div>
        <button className="primary" type="submit" disabled={isBusy}>
          {texts.create}
        </button>
      </form>
    </details>
  );
}
