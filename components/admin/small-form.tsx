"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import { LongText } from "#components/admin/long-text.tsx";

type Props = {
  /** Unique on its page. */
  id: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  given: Record<string, string | number>;
  field: { name: string; value: string; rows: number };
  texts: Record<"open" | "label" | "help" | "send", string>;
};

/** One thing to say about a line of a list, opened where it stands. */
export function SmallForm({ id, action, given, field, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(action, UNTOUCHED);
  return (
    <details className="panel" open={problem ? true : undefined}>
      <summary>{texts.open}</summary>
      <form action={send} className="stacked">
        {Object.entries(given).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <LongText
          id={id}
          name={field.name}
          label={texts.label}
          help={texts.help}
          value={values[field.name] ?? field.value}
          rows={field.rows}
          problem={problem}
        />
        <button type="submit" disabled={isBusy}>
          {texts.send}
        </button>
      </form>
    </details>
  );
}
