"use client";

import { useActionState } from "react";
import { SettingInput, type ShownSetting } from "#components/admin/setting-input.tsx";
import { type SettingState, UNSAVED } from "#components/admin/setting-state.ts";

type Props = {
  save: (state: SettingState, form: FormData) => Promise<SettingState>;
  part: string;
  /** Mark of what the page shows. */
  seen: string;
  settings: ShownSetting[];
  texts: { save: string };
};

/** One part of the settings; what could not be saved stays typed, with a word at each field. */
export function SettingForm({ save, part, seen, settings, texts }: Props) {
  const [state, send, isBusy] = useActionState(save, UNSAVED);
  return (
    <form action={send} className="stacked setting-form" noValidate>
      {state.problem && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="seen" value={state.seen ?? seen} />
      {settings.map((setting) => (
        <SettingInput
          key={setting.name}
          setting={setting}
          texts={Object.keys(state.typed).length > 0 ? (state.typed[setting.name] ?? []) : setting.texts}
          problem={state.problems[setting.name]}
          meanwhile={state.meanwhile[setting.name]}
        />
      ))}
      <button className="primary" type="submit" disabled={isBusy}>
        {texts.save}
      </button>
    </form>
  );
}
