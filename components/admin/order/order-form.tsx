"use client";

import { useActionState } from "react";
import { UNTOUCHED } from "#components/admin/form-state.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";

type Told = { name: string; label: string; help?: string };

/** A field as a page describes it; what was typed comes back after a refusal. */
export type OrderField =
  | (Told & { kind: "line"; value?: string; required?: boolean; maxLength?: number; suggestions?: string[] })
  | (Told & { kind: "lines"; value?: string; rows: number; maxLength?: number })
  | (Told & { kind: "check"; checked: boolean })
  | (Told & { kind: "file"; accept: string })
  | (Told & { kind: "choice"; value?: string; options: { value: string; label: string }[] })
  | { kind: "hidden"; name: string; value: string };

type Props = {
  /** Begins the ids of its fields: unique on its page. */
  id: string;
  action: (state: OrderState, form: FormData) => Promise<OrderState>;
  title?: string;
  fields: OrderField[];
  send: string;
};

/** Fields under each other, a sentence at the one that was not taken, one button. */
export function OrderForm({ id, action, title, fields, send }: Props) {
  const [state, submit, isBusy] = useActionState(action, UNTOUCHED as OrderState);
  const atField = fields.some(({ name }) => name === state.field);
  return (
    <form action={submit} className="stacked order-form">
      {title && <h2>{title}</h2>}
      {state.problem && !atField && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      {fields.map((field) => (
        <FormField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          state={state}
          problem={state.field === field.name ? state.problem : ""}
        />
      ))}
      <button className="primary" type="submit" disabled={isBusy}>
        {send}
      </button>
      {state.report && (
        <div className="order-report" role="status">
          <p>
            <strong>{state.report.said}</strong>
          </p>
          {state.report.skipped.length > 0 && (
            <ul>
              {state.report.skipped.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </form>
  );
}

type FieldProps = { id: string; field: OrderField; state: OrderState; problem: string };

function FormField({ id, field, state: { problem: refused, values }, problem }: FieldProps) {
  if (field.kind === "hidden") return <input type="hidden" name={field.name} value={field.value} />;
  const { name, label, help } = field;
  if (field.kind === "check")
    return (
      <label className="choice">
        <input
          type="checkbox"
          name={name}
          value="1"
          defaultChecked={refused ? values[name] === "1" : field.checked}
        />
        <span>
          {label} {help && <small className="help">{help}</small>}
        </span>
      </label>
    );
  const described = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(" ");
  const shared = {
    id,
    name,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described || undefined,
  };
  const value = values[name] ?? ("value" in field ? field.value : undefined) ?? "";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {field.kind === "line" && (
        <input
          {...shared}
          type="text"
          defaultValue={value}
          required={field.required}
          maxLength={field.maxLength ?? 400}
          list={field.suggestions && `${id}-list`}
        />
      )}
      {field.kind === "line" && field.suggestions && (
        <datalist id={`${id}-list`}>
          {field.suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {field.kind === "lines" && (
        <textarea {...shared} rows={field.rows} maxLength={field.maxLength} defaultValue={value} />
      )}
      {field.kind === "file" && <input {...shared} type="file" accept={field.accept} />}
      {field.kind === "choice" && (
        <select {...shared} key={value} defaultValue={value}>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
