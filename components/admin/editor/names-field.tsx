"use client";

import { useId, useState } from "react";
import { fill } from "#components/admin/editor/fill.ts";
import { useChoices } from "#components/admin/editor/use-choices.ts";
import type { Choice } from "#db/article-choices.ts";

type Props = {
  label: string;
  kind: "author" | "topic" | "story";
  given: Choice[];
  choicesPath: string;
  texts: Record<"addName" | "removeName" | "up", string>;
  /** One instead of many. */
  single?: boolean;
  disabled: boolean;
  change: (given: Choice[]) => void;
};

/** Names out of the house's lists, in an order of their own: typed, chosen, taken off. */
export function NamesField({
  label,
  kind,
  given,
  choicesPath,
  texts,
  single = false,
  disabled,
  change,
}: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const choices = useChoices<Choice>(choicesPath, kind, typed).choices.filter(({ id }) =>
    given.every((one) => one.id !== id),
  );
  const add = (choice: Choice) => {
    change(single ? [choice] : [...given, choice]);
    setTyped("");
  };
  return (
    <div className="field names">
      <label htmlFor={id}>{label}</label>
      {given.length > 0 && (
        <ul className="chosen">
          {given.map((one, at) => (
            <li key={one.id}>
              {one.name}
              {at > 0 && !disabled && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={fill(texts.up, { name: one.name })}
                  onClick={() => change(given.toSpliced(at, 1).toSpliced(at - 1, 0, one))}
                >
                  ↑
                </button>
              )}
              {!disabled && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={fill(texts.removeName, { name: one.name })}
                  onClick={() => change(given.filter(({ id }) => id !== one.id))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="text"
        value={typed}
        placeholder={texts.addName}
        autoComplete="off"
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (choices[0]) add(choices[0]);
        }}
      />
      {choices.length > 0 && (
        <ul className="choices">
          {choices.map((choice) => (
            <li key={choice.id}>
              <button type="button" onClick={() => add(choice)}>
                {choice.name} <small className="muted">{choice.detail}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
