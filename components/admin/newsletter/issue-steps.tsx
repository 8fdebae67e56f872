"use client";

import { type ReactNode, useActionState } from "react";
import { UNTOUCHED } from "#components/admin/form-state.ts";
import type { IssueStepTexts } from "#components/admin/newsletter/issue-texts.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import type { IssueState } from "#lib/newsletter-issue.ts";

type Props = {
  action: (state: OrderState, form: FormData) => Promise<OrderState>;
  issue: { id: number; seen: string; state: IssueState };
  /** What the field of date and time begins with. */
  at: string;
  texts: IssueStepTexts;
};

/** What can be done with an issue as it is saved. */
export function IssueSteps({ texts, at, ...props }: Props) {
  const { state } = props.issue;
  if (state === "scheduled")
    return (
      <div className="issue-steps">
        <Step {...props} step="unschedule" label={texts.unschedule} />
      </div>
    );
  if (state !== "draft") return null;
  return (
    <div className="issue-steps">
      <Step {...props} step="test" label={texts.test}>
        {() => <p className="help">{texts.testHelp}</p>}
      </Step>
      <Step {...props} step="schedule" label={texts.schedule}>
        {(values) => (
          <div className="field">
            <label htmlFor="issue-at">{texts.at}</label>
            <input
              id="issue-at"
              name="at"
              type="datetime-local"
              required
              defaultValue={values.at ?? at}
              aria-describedby="issue-at-help"
            />
            <p className="help" id="issue-at-help">
              {texts.atHelp}
            </p>
          </div>
        )}
      </Step>
      <Step {...props} step="send" label={texts.send}>
        {() => (
          <label className="choice">
            <input type="checkbox" name="sure" value="1" required />
            <span>{texts.sure}</span>
          </label>
        )}
      </Step>
      <Step {...props} step="delete" label={texts.delete} isQuiet />
    </div>
  );
}

type StepProps = Pick<Props, "action" | "issue"> & {
  step: "test" | "schedule" | "send" | "unschedule" | "delete";
  label: string;
  isQuiet?: boolean;
  children?: (values: Record<string, string>) => ReactNode;
};

function Step({ action, issue, step, label, isQuiet = false, children }: StepProps) {
  const [{ problem, values }, submit, isBusy] = useActionState(action, UNTOUCHED as OrderState);
  return (
    <form action={submit} className="stacked">
      <input type="hidden" name="id" value={issue.id} />
      <input type="hidden" name="seen" value={issue.seen} />
      <input type="hidden" name="step" value={step} />
      {children?.(values)}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className={isQuiet ? "quiet" : undefined} disabled={isBusy}>
        {label}
      </button>
    </form>
  );
}
