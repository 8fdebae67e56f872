"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";

type Props = {
  saveAds: (state: FormState, form: FormData) => Promise<FormState>;
  value: string;
  texts: Record<"title" | "label" | "help" | "save", string>;
};

export function AdsTxtForm({ saveAds, value, texts }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(saveAds, UNTOUCHED);
  return (
    <form action={send} className="stacked">
      <h2>{texts.title}</h2>
      <div className="field">
        <label htmlFor="ads-txt">{texts.label}</label>
        <textarea
          id="ads-txt"
          name="adsTxt"
          rows={5}
          spellCheck={false}
          defaultValue={problem ? values.adsTxt : value}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "ads-problem ads-help" : "ads-help"}
        />
        <p className="help" id="ads-help">
          {texts.help}
        </p>
        {problem && (
          <p className="problem" id="ads-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <button type="submit" disabled={isBusy}>
        {texts.save}
      </button>
    </form>
  );
}
