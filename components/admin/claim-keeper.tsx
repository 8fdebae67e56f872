"use client";

import { useEffect, useRef } from "react";

/** A claim lasts ten minutes; half of that is soon enough to say it again. In milliseconds. */
const AGAIN = 5 * 60_000;

/** Says that somebody is looking at a comment, for as long as it is open in front of them: on a phone the list hides it. */
export function ClaimKeeper({ path, commentId }: { path: string; commentId: number }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (mark.current?.parentElement?.checkVisibility() !== true) return;
    const say = (release: boolean) => {
      const body = new URLSearchParams({ id: `${commentId}`, ...(release ? { release: "1" } : {}) });
      // A claim is a courtesy: if it does not get through, the decision still checks who was first.
      fetch(path, { method: "POST", body, keepalive: true }).catch(() => {});
    };
    say(false);
    const timer = setInterval(() => document.visibilityState === "visible" && say(false), AGAIN);
    const leave = () => say(true);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      say(true);
    };
  }, [path, commentId]);
  return <span ref={mark} hidden />;
}
