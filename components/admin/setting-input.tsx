"use client";

import { HueInput, type HueTexts } from "#components/admin/hue-input.tsx";
import { LogoInput, type LogoTexts } from "#components/admin/logo-input.tsx";
import type { SettingField } from "#lib/setting-fields.ts";

export type ShownSetting = {
  name: string;
  field: SettingField;
  label: string;
  help: string;
  /** What is set, as the form's texts. */
  texts: string[];
  /** Words for what can be chosen. */
  options: { value: string; label: string }[];
  hue?: HueTexts;
  logo?: { most: number; texts: LogoTexts };
};

type Props = {
  setting: ShownSetting;
  texts: string[];
  problem?: string | undefined;
  meanwhile?: string | undefined;
};

/** A setting's field, its help, and what is wrong with what was typed. */
export function SettingInput({ setting, texts, problem, meanwhile }: Props) {
  const { name, label, help, field } = setting;
  const notes = (
    <>
      <p className="help" id={`${name}-help`}>
        {help}
      </p>
      {meanwhile && <p className="muted">{meanwhile}</p>}
      {problem && (
        <p className="problem" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
    </>
  );
  if (field.kind === "choice" || field.kind === "choices")
    return (
      <fieldset className="field" aria-describedby={`${name}-help`}>
        <legend>{label}</legend>
        <Choices setting={setting} texts={texts} />
        {notes}
      </fieldset>
    );
  if (field.kind === "switch")
    return (
      <div className="field">
        <label className="choice">
          <input
            type="checkbox"
            name={name}
            defaultChecked={texts.includes("on")}
            aria-describedby={`${name}-help`}
          />
          {label}
        </label>
        {notes}
      </div>
    );
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <Control setting={setting} text={texts[0] ?? ""} isWrong={problem !== undefined} />
      {notes}
    </div>
  );
}

function Choices({ setting: { name, field, options }, texts }: { setting: ShownSetting; texts: string[] }) {
  return options.map(({ value, label }) => (
    <label key={value} className="choice">
      <input
        type={field.kind === "choice" ? "radio" : "checkbox"}
        name={name}
        value={value}
        defaultChecked={texts.includes(value)}
      />
      {label}
    </label>
  ));
}

function Control({ setting, text, isWrong }: { setting: ShownSetting; text: string; isWrong: boolean }) {
  const { name, field, options, hue, logo } = setting;
  const shared = {
    id: name,
    name,
    defaultValue: text,
    "aria-invalid": isWrong || undefined,
    "aria-describedby": isWrong ? `${name}-problem ${name}-help` : `${name}-help`,
  };
  if (field.kind === "hue" && hue) return <HueInput shared={shared} texts={hue} />;
  if (field.kind === "logo" && logo) return <LogoInput shared={shared} dark={field.dark} {...logo} />;
  if (field.kind === "lines") return <textarea {...shared} rows={7} spellCheck={false} />;
  if (field.kind === "number")
    return <input {...shared} className="short" type="number" min={0} max={field.max} inputMode="numeric" />;
  if (field.kind === "zone")
    return (
      <>
        <input {...shared} type="text" list={`${name}-list`} maxLength={80} spellCheck={false} />
        <datalist id={`${name}-list`}>
          {options.map(({ value }) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      </>
    );
  return <input {...shared} type={field.kind === "line" ? (field.type ?? "text") : "text"} maxLength={500} />;
}
