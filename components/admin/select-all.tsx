"use client";

import { useEffect, useState } from "react";

/** Ticks every comment of the page; there only where it works. */
export function SelectAll({ label }: { label: string }) {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady) return null;
  return (
    <label className="select-all">
      <input
        type="checkbox"
        onChange={({ target }) => {
          for (const box of target.form?.querySelectorAll<HTMLInputElement>("input[name=ids]") ?? [])
            box.checked = target.checked;
        }}
      />
      {label}
    </label>
  );
}
