"use client";

import { createContext, type ReactNode, useContext } from "react";

export type FailureWords = { title: string; text: string; again: string };

const Words = createContext<FailureWords | null>(null);

/** A page that broke in the browser cannot ask the server what to say: its words come with the frame. */
export function FailureTexts({ texts, children }: { texts: FailureWords; children: ReactNode }) {
  return <Words value={texts}>{children}</Words>;
}

/** In place of a page that broke: what may have happened, and the one thing that helps. */
export function Failure() {
  const words = useContext(Words);
  if (!words) return null;
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p role="alert">{words.text}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {words.again}
        </button>
      </p>
    </div>
  );
}
