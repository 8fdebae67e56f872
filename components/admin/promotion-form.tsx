"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { UNTOUCHED } from "#components/admin/form-state.ts";
import { PictureField } from "#components/admin/picture-field.tsx";
import type { PromotionField, PromotionState } from "#components/admin/promotion-types.ts";

type Props = {
  save: (state: PromotionState, form: FormData) => Promise<PromotionState>;
  title: string;
  /** Where links to the form lead. */
  anchor?: string;
  send: string;
  fields: PromotionField[];
  /** What the form is about, and what it need not show. */
  hidden: Record<string, string>;
};

const START: PromotionState = { ...UNTOUCHED, field: "" };

/** The form of one promo link, job ad, book, banner or feed. */
export function PromotionForm({ save, title, anchor, send, fields, hidden }: Props) {
  const [{ problem, values, field }, sendForm, isBusy] = useActionState(save, START);
  const isAtField = fields.some(({ name }) => name === field);
  return (
    <form action={sendForm} className="stacked promotion-form">
      <h2 id={anchor}>{title}</h2>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem && !isAtField && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {fields.map((one) => (
        <OneField
          // What comes back is another default: the field begins anew with it.
          key={`${one.name} ${problem ? values[one.name] : ""}`}
          field={one}
          value={problem ? (values[one.name] ?? "") : one.value}
          problem={field === one.name ? problem : ""}
        />
      ))}
      <button className="primary" type="submit" disabled={isBusy}>
        {send}
      </button>
    </form>
  );
}

function OneField({ field, value, problem }: { field: PromotionField; value: string; problem: string }) {
  const { name, label, help, required } = field;
  const id = `promotion-${name}`;
  const described = {
    id,
    name,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? `${id}-problem ${id}-help` : `${id}-help`,
  };
  const said = (
    <>
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </>
  );
  if (field.as === "picture") {
    const { picked } = field;
    const same = picked && `${picked.id}` === value ? picked : null;
    const named = /^[1-9]\d*$/.test(value) ? { id: Number(value), alt: "", src: null } : null;
    return (
      <PictureField id={id} name={name} label={label} help={help} picked={same ?? named} problem={problem} />
    );
  }
  if (field.as === "check") {
    return (
      <div className="field">
        <label className="choice">
          <input type="checkbox" {...described} value="1" defaultChecked={value === "1"} />
          {label}
        </label>
        {said}
      </div>
    );
  }
  if (field.as === "choice") {
    return (
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select {...described} defaultValue={value}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        {said}
      </div>
    );
  }
  if (field.as === "suggested") {
    return (
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input {...described} list={`${id}-list`} defaultValue={value} maxLength={200} autoComplete="off" />
        <datalist id={`${id}-list`}>
          {field.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
        {said}
      </div>
    );
  }
  const type = field.as === "day" ? "date" : "text";
  const rows = field.as === "lines" ? { rows: 4 } : {};
  return (
    <Field
      id={id}
      name={name}
      label={label}
      help={help}
      value={value}
      type={type}
      required={required ?? false}
      problem={problem}
      {...rows}
    />
  );
}
