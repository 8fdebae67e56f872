"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

export type DecideAction = (state: FormState, form: FormData) => Promise<FormState>;

export type DecisionTexts = Record<
  | "approve"
  | "reject"
  | "spam"
  | "legend"
  | "law"
  | "lawHelp"
  | "words"
  | "wordsHelp"
  | "note"
  | "noteHelp"
  | "send",
  string
>;

type Props = {
  decide: DecideAction;
  texts: DecisionTexts;
  clauses: { name: string; label: string }[];
  /** Public and not reported: there is nothing to approve. */
  isApproved: boolean;
  /** What the moderator saw, and where to go on. */
  fields: Record<string, string>;
};

/** A form for each decision, so that Enter in a field sends what stands around it and nothing else. */
export function DecisionForms({ decide, texts, clauses, isApproved, fields }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(decide, UNTOUCHED);
  const hidden = Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <div className="decision" aria-busy={isBusy}>
      {problem && (
        <p className="problem" id="decision-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        {!isApproved && (
          <form action={send}>
            {hidden}
            <button
              className="primary"
              type="submit"
              name="to"
              value="approved"
              data-key="a"
              disabled={isBusy}
            >
              {texts.approve} <kbd>a</kbd>
            </button>
          </form>
        )}
        <form action={send}>
          {hidden}
          <button type="submit" name="to" value="spam" data-key="s" disabled={isBusy}>
            {texts.spam} <kbd>s</kbd>
          </button>
        </form>
        <details className="reject" open={values.to === "rejected" || undefined}>
          <summary data-key="r">
            {texts.reject} <kbd>r</kbd>
          </summary>
          <form action={send}>
            {hidden}
            <input type="hidden" name="to" value="rejected" />
            <fieldset aria-describedby={problem ? "decision-problem" : undefined}>
              <legend>{texts.legend}</legend>
              {clauses.map(({ name, label }, place) => (
                <label key={name} className="choice">
                  <input
                    type="radio"
                    name="clause"
                    value={name}
                    required
                    defaultChecked={values.clause === name}
                    data-key={`${place + 1}`}
                  />
                  <kbd>{place + 1}</kbd> {label}
                </label>
              ))}
            </fieldset>
            <Field
              id="decision-reason"
              name="reason"
              label={texts.words}
              help={texts.wordsHelp}
              value={values.reason}
              rows={3}
            />
            <Field id="decision-law" name="law" label={texts.law} help={texts.lawHelp} value={values.law} />
            <Field
              id="decision-note"
              name="note"
              label={texts.note}
              help={texts.noteHelp}
              value={values.note}
            />
            <button className="primary" type="submit" disabled={isBusy}>
              {texts.send}
            </button>
          </form>
        </details>
      </div>
    </div>
  );
}
