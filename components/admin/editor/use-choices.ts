import { useEffect, useState } from "react";

/** Somebody who pauses so long wants to see what there is, in milliseconds. */
const PAUSE = 180;

/** What app/admin/articles/choices offers for what is typed; nothing for nothing. */
export function useChoices<Choice>(path: string, kind: string, typed: string): Choice[] {
  const [choices, setChoices] = useState<Choice[]>([]);
  useEffect(() => {
    if (typed.trim() === "") {
      setChoices([]);
      return;
    }
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ kind, q: typed });
      const answer = await fetch(`${path}?${query}`, { signal: leaving.signal }).catch(() => null);
      if (answer?.ok) setChoices((await answer.json()) as Choice[]);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [path, kind, typed]);
  return choices;
}
