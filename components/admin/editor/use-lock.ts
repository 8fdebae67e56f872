import { useCallback, useEffect, useState } from "react";
import { LOCK_RENEWED_MS } from "#lib/workflow.ts";

/** Says that somebody writes here, for as long as they do. `holder`: who writes instead, null when nobody else does. */
export function useLock(
  path: string,
  mayWrite: boolean,
): { holder: string | null; takeOver: () => Promise<void> } {
  const [holder, setHolder] = useState<string | null>(null);
  const claim = useCallback(
    async (takeOver: boolean) => {
      const body = new URLSearchParams(takeOver ? { takeOver: "1" } : {});
      // A lock is a courtesy: what is saved is checked against what stands, whoever holds it.
      const answer = await fetch(path, { method: "POST", body }).catch(() => null);
      if (answer?.ok) setHolder(((await answer.json()) as { holder: string | null }).holder);
    },
    [path],
  );
  useEffect(() => {
    if (!mayWrite) return;
    void claim(false);
    const timer = setInterval(
      () => document.visibilityState === "visible" && void claim(false),
      LOCK_RENEWED_MS,
    );
    const leave = () => navigator.sendBeacon(path, new URLSearchParams({ release: "1" }));
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [path, mayWrite, claim]);
  return { holder, takeOver: () => claim(true) };
}
