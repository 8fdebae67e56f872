"use client";

import { type ReactNode, useId } from "react";
import { localField, localMoment } from "#lib/local-moment.ts";

/** A part of the details that opens by itself. */
export function Part({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="part" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

type LineProps = {
  label: string;
  help?: string;
  rows?: number;
  value: string;
  disabled: boolean;
  change: (value: string) => void;
};

/** Holds what is typed: what becomes of it (an empty line that is left out) must not move the cursor. */
export function Line({ label, help, rows, value, disabled, change }: LineProps) {
  const id = useId();
  const shared = {
    id,
    defaultValue: value,
    disabled,
    "aria-describedby": help ? `${id}-help` : undefined,
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type="text" />}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  disabled: boolean;
  change: (value: string) => void;
};

export function Choice({ label, value, options, disabled, change }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => change(event.target.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

type TickProps = { label: string; checked: boolean; disabled: boolean; change: (checked: boolean) => void };

export function Tick({ label, checked, disabled, change }: TickProps) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => change(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

type MomentProps = {
  label: string;
  help: string;
  value: string | null;
  timeZone: string;
  disabled: boolean;
  change: (moment: string | null) => void;
};

/** A moment, shown and typed where the portal is, wherever the browser stands. */
export function Moment({ label, help, value, timeZone, disabled, change }: MomentProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        defaultValue={value ? localField(new Date(value), timeZone) : ""}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const moment = localMoment(event.target.value, timeZone);
          if (moment instanceof Date) change(moment.toISOString());
          else if (event.target.value === "") change(null);
        }}
      />
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  );
}
