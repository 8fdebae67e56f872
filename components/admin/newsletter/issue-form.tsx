"use client";

import { useActionState, useEffect } from "react";
import { UNTOUCHED } from "#components/admin/form-state.ts";
import { IssueItems } from "#components/admin/newsletter/issue-items.tsx";
import { ISSUE_FORM, type IssueFormTexts } from "#components/admin/newsletter/issue-texts.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import type { DeskItem } from "#db/newsletter-desk.ts";

type Props = {
  action: (state: OrderState, form: FormData) => Promise<OrderState>;
  issue: { id: number; seen: string; subject: string; intro: string; items: DeskItem[] };
  /** What articles were looked for by: stays while they are taken in. */
  words: string;
  /** The button that was pressed last: whoever orders by keyboard goes on from there. */
  focus: string;
  texts: IssueFormTexts;
};

/** Subject, introduction and articles in one form: whatever is pressed, everything typed is saved. */
export function IssueForm({ action, issue, words, focus, texts }: Props) {
  const [state, submit, isBusy] = useActionState(action, UNTOUCHED as OrderState);
  useEffect(() => {
    const [way, id] = focus.split("-");
    const beside = document.getElementById(`${way === "up" ? "down" : "up"}-${id}`);
    const pressed = document.getElementById(focus);
    (pressed?.matches(":disabled") ? beside : pressed)?.focus();
  }, [focus]);
  const { problem, field, values } = state;
  const atSubject = field === "subject";
  return (
    <form id={ISSUE_FORM} action={submit} className="stacked">
      <input type="hidden" name="id" value={issue.id} />
      <input type="hidden" name="seen" value={issue.seen} />
      <input type="hidden" name="q" value={words} />
      {problem && (
        <p className="problem" id="issue-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="field">
        <label htmlFor="issue-subject">{texts.subject}</label>
        <input
          id="issue-subject"
          name="subject"
          required
          maxLength={150}
          defaultValue={values.subject ?? issue.subject}
          aria-invalid={atSubject || undefined}
          aria-describedby={atSubject ? "issue-problem issue-subject-help" : "issue-subject-help"}
        />
        <p className="help" id="issue-subject-help">
          {texts.subjectHelp}
        </p>
      </div>
      <div className="field">
        <label htmlFor="issue-intro">{texts.intro}</label>
        <textarea
          id="issue-intro"
          name="intro"
          rows={6}
          maxLength={2000}
          defaultValue={values.intro ?? issue.intro}
          aria-describedby="issue-intro-help"
        />
        <p className="help" id="issue-intro-help">
          {texts.introHelp}
        </p>
      </div>
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.save}
      </button>
      <IssueItems items={issue.items} values={values} isBusy={isBusy} texts={texts} />
    </form>
  );
}
