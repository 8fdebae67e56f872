"use client";

import { useActionState, useState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { Pick } from "#components/admin/pick.tsx";
import type { PlanTexts } from "#components/admin/plan-texts.ts";
import type { Calendar } from "#lib/dates.ts";
import type { Person } from "#lib/plan-board.ts";
import { shortDay } from "#lib/short-day.ts";

type Props = {
  id: number;
  planCard: (state: FormState, form: FormData) => Promise<FormState>;
  /** The board as it is looked at, to come back to. */
  place: string;
  label: string;
  assignee: Person | null;
  /** "2026-11-24" */
  day: string | null;
  colleagues: Person[];
  locale: Calendar["locale"];
  texts: PlanTexts;
};

/** Who and when, on the card itself. The card says what was chosen as soon as it is sent, and takes it back if refused. */
export function PlanForm({ id, planCard, place, label, assignee, day, colleagues, locale, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(planCard, UNTOUCHED);
  const [sent, setSent] = useState<{ who: string; day: string } | null>(null);
  const nameOf = (person: string) => colleagues.find((one) => `${one.id}` === person)?.name;
  const who = isBusy && sent ? nameOf(sent.who) : assignee?.name;
  const when = isBusy && sent ? sent.day : day;
  // Somebody who has left still stands there until another takes over.
  const former = assignee && !nameOf(`${assignee.id}`) ? [assignee] : [];
  return (
    <details className="plan-form" open={problem ? true : undefined} data-busy={isBusy || undefined}>
      <summary>
        <span className="sr-only">{label}: </span>
        <span>{who ?? texts.nobody}</span> · <span>{when ? shortDay(when, locale) : texts.noDay}</span>
      </summary>
      <form
        action={send}
        onSubmit={(event) => {
          const form = new FormData(event.currentTarget);
          setSent({ who: String(form.get("assignee")), day: String(form.get("day")) });
        }}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="assigneeBefore" value={assignee?.id ?? ""} />
        <input type="hidden" name="dayBefore" value={day ?? ""} />
        <Pick
          key={`${assignee?.id}`}
          label={texts.assignee}
          name="assignee"
          none={texts.nobody}
          from={[...former, ...colleagues]}
          chosen={values.assignee ?? assignee?.id}
        />
        <label>
          <span>{texts.plannedFor}</span>
          <input type="date" name="day" key={day} defaultValue={values.day ?? day ?? ""} />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" disabled={isBusy}>
          {texts.save}
        </button>
      </form>
    </details>
  );
}
