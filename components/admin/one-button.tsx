"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  id: number;
  label: string;
};

/** A form that is one button about one thing; a refusal stands beside it. */
export function OneButton({ action, id, label }: Props) {
  const [{ problem }, send, isBusy] = useActionState(action, UNTOUCHED);
  return (
    <form action={send} className="one-button">
      <input type="hidden" name="id" value={id} />
      <button type="submit" disabled={isBusy}>
        {label}
      </button>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
