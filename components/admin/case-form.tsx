"use client";

import { useActionState, useId } from "react";
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
  const problemId = useId();
  return (
    <form action={send} className="case-form" aria-labelledby="case-form-title">
      <h2 id="case-form-title">{texts.title}</h2>
      {problem && (
        <p id={problemId} role="alert" className="outcome is-problem">
          {problem}
        </p>
      )}
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name={subject.name} value={subject.value} />
      <fieldset>
        <legend className="muted">{texts.choice}</legend>
        <div className="choices">
          {choices.map(({ value, text, takesAway }) => (
            <label key={value}>
              <input
                type="radio"
                name="to"
                value={value}
                required
                className={takesAway ? "takes-away" : undefined}
                defaultChecked={values.to === value}
              />
              {text}
            </label>
          ))}
        </div>
      </fieldset>
      {asksGrounds && <Grounds clauses={clauses} texts={texts} values={values} />}
      <label>
        <b>{texts.decision}</b>
        <span className="muted">{texts.decisionHint}</span>
        <textarea
          name="decision"
          rows={5}
          required
          dir="auto"
          defaultValue={values.decision}
          aria-describedby={problem ? problemId : undefined}
        />
      </label>
      <button type="submit" className="button is-primary" disabled={isSending}>
        {texts.submit}
      </button>
    </form>
  );
}

type GroundsProps = Pick<Props, "clauses" | "texts"> & { values: FormState["values"] };

/** What the writer of the comment is told (DSA art. 17). */
function Grounds({ clauses, texts, values }: GroundsProps) {
  return (
    <fieldset className="grounds">
      <label>
        <b>{texts.clause}</b>
        <select name="clause" defaultValue={values.clause ?? ""}>
          <option value="">{texts.choose}</option>
          {clauses.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <b>{texts.law}</b>
        <span className="muted">{texts.lawHint}</span>
        <input name="law" defaultValue={values.law} />
      </label>
      <label>
        <b>{texts.reason}</b>
        <textarea name="reason" rows={4} dir="auto" defaultValue={values.reason} />
      </label>
    </fieldset>
  );
}
