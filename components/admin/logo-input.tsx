"use client";

import { type ChangeEvent, useState } from "react";
import { logoSize } from "#lib/logo-size.ts";
import { paths } from "#lib/paths.ts";

export type LogoTexts = {
  /** "Ohne Logo …": back to the name's letters. */
  none: string;
  /** "So steht es da": the one that is set. */
  now: string;
  tooLarge: string;
};

type Props = {
  shared: { id: string; name: string; defaultValue: string };
  dark: boolean;
  /** In bytes: what a form can carry. */
  most: number;
  texts: LogoTexts;
};

/** A logo as a file to choose; the one that is set is seen, and can be taken away. */
export function LogoInput({ shared: { name, defaultValue, ...shared }, dark, most, texts }: Props) {
  const [isTooLarge, setTooLarge] = useState(false);
  const look = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isOver = (target.files?.[0]?.size ?? 0) > most;
    // What the form cannot carry would take everything else in it along.
    if (isOver) target.value = "";
    setTooLarge(isOver);
  };
  const logo = read(defaultValue);
  return (
    <div className="logo-choice">
      <input type="hidden" name={name} value={defaultValue} />
      {logo && (
        <figure className={`hue-paper ${dark ? "is-dark" : "is-light"}`}>
          <img src={paths.media(logo.key)} {...logoSize(logo)} alt={texts.now} />
        </figure>
      )}
      <input
        {...shared}
        name={`${name}.file`}
        type="file"
        accept=".svg,.png,.webp,image/svg+xml,image/png,image/webp"
        onChange={look}
      />
      {isTooLarge && (
        <p className="problem" role="alert">
          {texts.tooLarge}
        </p>
      )}
      {logo && (
        <label className="choice">
          <input type="checkbox" name={`${name}.none`} />
          {texts.none}
        </label>
      )}
    </div>
  );
}

function read(text: string): { key: string; width: number; height: number } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
