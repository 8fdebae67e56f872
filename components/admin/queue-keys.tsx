"use client";

import { useEffect } from "react";

/** What somebody types into is not asked for keys. */
const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Presses whatever on the page says it answers to a key: data-key="j". Links and buttons do the rest, as without keys. */
export function QueueKeys({ title, text }: { title: string; text: string }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === "Escape" && target instanceof HTMLElement) target.blur();
      if (target?.matches(TYPED_IN)) return;
      const found = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)];
      const wanted = found.find((element) => element.checkVisibility());
      if (!wanted) return;
      event.preventDefault();
      if (wanted.matches(TYPED_IN)) wanted.focus();
      else wanted.click();
      // Choosing goes on with the arrow keys, and Enter sends.
      if (wanted.matches("[type=radio]")) wanted.focus();
      if (wanted.matches("summary"))
        wanted.parentElement?.querySelector<HTMLElement>("input[type=radio]")?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <p className="keys" title={title}>
      {text}
    </p>
  );
}
