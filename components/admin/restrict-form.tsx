"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Choice = { name: string; label: string; help?: string };

export type RestrictTexts = {
  kinds: Choice[];
  clauses: Choice[];
} & Record<
  | "title"
  | "kind"
  | "clause"
  | "reason"
  | "reasonHelp"
  | "law"
  | "lawHelp"
  | "endsAt"
  | "endsAtHelp"
  | "send",
  string
>;

type Props = {
  userId: number;
  restrict: (state: FormState, form: FormData) => Promise<FormState>;
  texts: RestrictTexts;
};

/** Warn, always review, suspend or ban: with a reason, and with an end. */
export function RestrictForm({ userId, restrict, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(restrict, UNTOUCHED);
  return (
    <details className="panel" open={problem !== "" || undefined}>
      <summary>{texts.title}</summary>
      <form action={send} className="stacked">
        <input type="hidden" name="userId" value={userId} />
        {problem && (
          <p className="problem" id="restrict-problem" role="alert">
            {problem}
          </p>
        )}
        <fieldset aria-describedby={problem ? "restrict-problem" : undefined}>
          <legend>{texts.kind}</legend>
          {texts.kinds.map(({ name, label, help }) => (
            <label key={name} className="choice">
              <input type="radio" name="kind" value={name} required defaultChecked={values.kind === name} />
              <span>
                {label} <small className="help">{help}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          id="restrict-ends"
          name="endsAt"
          type="date"
          label={texts.endsAt}
          help={texts.endsAtHelp}
          value={values.endsAt}
        />
        <fieldset>
          <legend>{texts.clause}</legend>
          {texts.clauses.map(({ name, label }) => (
            <label key={name} className="choice">
              <input
                type="radio"
                name="clause"
                value={name}
                required
                defaultChecked={values.clause === name}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Field
          id="restrict-reason"
          name="reason"
          label={texts.reason}
          help={texts.reasonHelp}
          value={values.reason}
          rows={3}
        />
        <Field id="restrict-law" name="law" label={texts.law} help={texts.lawHelp} value={values.law} />
        <button className="primary" type="submit" disabled={isBusy}>
          {texts.send}
        </button>
      </form>
    </details>
  );
}
