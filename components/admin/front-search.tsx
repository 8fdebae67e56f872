"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";

/** Long enough for the next letter, in milliseconds. */
const PAUSE = 250;

type Props = { path: string; words: string; label: string; send: string };

/** Searches while one types; without a script, when it is sent. */
export function FrontSearch({ path, words, label, send }: Props) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const query = typed.trim() ? `?${new URLSearchParams({ q: typed.trim() })}` : "";
      startTransition(() => router.replace(`${path}${query}`, { scroll: false }));
    }, PAUSE);
  };
  return (
    <search>
      <form className="narrow" action={path} method="get">
        <label>
          <span>{label}</span>
          <input
            type="search"
            name="q"
            defaultValue={words}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }) => search(target.value)}
          />
        </label>
        <button type="submit">{send}</button>
      </form>
    </search>
  );
}
