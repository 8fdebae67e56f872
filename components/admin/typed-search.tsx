"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useTransition } from "react";

/** Somebody who pauses so long wants to see what there is, in milliseconds. */
const PAUSE = 250;

type Props = { action: string; children: ReactNode };

/** A form that finds while somebody types, and by its button where no script runs. */
export function TypedSearch({ action, children }: Props) {
  const { replace } = useRouter();
  const [isBusy, begin] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const find = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const given = [...new FormData(form.current)].flatMap(([name, value]) =>
        typeof value === "string" && value !== "" ? [[name, value]] : [],
      );
      const query = new URLSearchParams(given).toString();
      begin(() => replace(query ? `${action}?${query}` : action, { scroll: false }));
    }, pause);
  };
  return (
    <search aria-busy={isBusy}>
      <form
        ref={form}
        className="narrow"
        action={action}
        method="get"
        onInput={() => find(PAUSE)}
        onSubmit={(event) => {
          event.preventDefault();
          find(0);
        }}
      >
        {children}
      </form>
    </search>
  );
}
