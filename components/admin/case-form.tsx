"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { CaseFormTexts, ClauseOption } from "#lib/case-form-texts.ts";

type Choice = { value: string; text: string; takesAway: boolean };
type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  reference: string;
  /** The hidden field that names what is decided on. */
  subject: { name: string; value: number };
  choices: Choice[];
  /** Whether one of the choices takes a comment away. */
  asksGrounds: boolean;
  clauses: ClauseOption[];
  texts: CaseFormTexts;
};

/** The decision that is due. A refusal comes back with everything typed. */
export function CaseForm({ action, reference, subject, choices, asksGrounds, clauses, texts }: Props) {
  const [{ problem, values }, send, isSending] = useActionState(action, UNTOUCHED);
  return (
    <form action={send} className="case-form stacked" aria-labelledby="case-form-title">
      <h2 id="case-form-title">{texts.title}</h2>
      {problem && (
        <p id="case-problem" role="alert" className="problem">
          {problem}
        </p>
      )}
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name={subject.name} value={subject.value} />
      <fieldset>
        <legend>{texts.choice}</legend>
        {choices.map(({ value, text, takesAway }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="to"
              value={value}
              required
              className={takesAway ? "takes-away" : undefined}
              defaultChecked={values.to === value}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      {asksGrounds && <Grounds clauses={clauses} texts={texts} values={values} />}
      <div className="field">
        <label htmlFor="case-decision">{texts.decision}</label>
        <textarea
          id="case-decision"
          name="decision"
          rows={4}
          required
          dir="auto"
          defaultValue={values.decision}
          aria-describedby={problem ? "case-decision-help case-problem" : "case-decision-help"}
        />
        <p className="help" id="case-decision-help">
          {texts.decisionHint}
        </p>
      </div>
      <button type="submit" className="primary" disabled={isSending}>
        {texts.submit}
      </button>
    </form>
  );
}

type GroundsProps = Pick<Props, "clauses" | "texts"> & { values: FormState["values"] };

/** What the writer of the comment is told (DSA art. 17). */
function Grounds({ clauses, texts, values }: GroundsProps) {
  return (
    <div className="grounds stacked">
      <div className="field">
        <label htmlFor="case-clause">{texts.clause}</label>
        <select id="case-clause" name="clause" defaultValue={values.clause ?? ""}>
          <option value="">{texts.choose}</option>
          {clauses.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="case-law">{texts.law}</label>
        <input id="case-law" name="law" defaultValue={values.law} aria-describedby="case-law-help" />
        <p className="help" id="case-law-help">
          {texts.lawHint}
        </p>
      </div>
      <div className="field">
        <label htmlFor="case-reason">{texts.reason}</label>
        <textarea id="case-reason" name="reason" rows={3} dir="auto" defaultValue={values.reason} />
      </div>
    </div>
  );
}
