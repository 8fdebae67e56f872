"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Props = {
  invite: (state: FormState, form: FormData) => Promise<FormState>;
  roles: { name: string; label: string; help: string }[];
  texts: Record<"title" | "email" | "emailHelp" | "name" | "nameHelp" | "role" | "send", string>;
};

/** Asks somebody into the newsroom. */
export function InviteForm({ invite, roles, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(invite, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <h2>{texts.title}</h2>
      <Field
        id="invite-email"
        name="email"
        label={texts.email}
        help={texts.emailHelp}
        value={values.email}
        problem={problem}
        required
      />
      <Field id="invite-name" name="name" label={texts.name} help={texts.nameHelp} value={values.name} />
      <fieldset>
        <legend>{texts.role}</legend>
        {roles.map(({ name, label, help }, place) => (
          <label key={name} className="choice">
            <input
              type="radio"
              name="role"
              value={name}
              defaultChecked={values.role ? values.role === name : place === 0}
            />
            <span>
              {label} <small className="help">{help}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.send}
      </button>
    </form>
  );
}
