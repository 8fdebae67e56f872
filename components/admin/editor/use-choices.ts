import { useEffect, useState } from "react";

/** Somebody who pauses so long wants to see what there is, in milliseconds. */
const PAUSE = 180;

/**
 * What app/admin/articles/choices offers for what is typed; nothing for nothing.
 * @param articleId for which article, where that decides
 */
export function useChoices<Choice>(
  path: string,
  kind: string,
  typed: string,
  articleId?: number,
): { choices: Choice[]; isAnswered: boolean } {
  const [answer, setAnswer] = useState<{ typed: string; choices: Choice[] }>({ typed: "", choices: [] });
  useEffect(() => {
    if (typed.trim() === "") {
      setAnswer({ typed: "", choices: [] });
      return;
    }
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ kind, q: typed, ...(articleId && { for: `${articleId}` }) });
      const response = await fetch(`${path}?${query}`, { signal: leaving.signal }).catch(() => null);
      if (response?.ok) setAnswer({ typed, choices: (await response.json()) as Choice[] });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [path, kind, typed, articleId]);
  return { choices: answer.choices, isAnswered: typed.trim() !== "" && answer.typed === typed };
}
