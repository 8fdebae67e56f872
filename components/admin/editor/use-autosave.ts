import { useEffect, useState } from "react";
import { Autosaver, type SaveStatus } from "#components/admin/editor/autosaver.ts";
import type { ArticleContent } from "#lib/article-content.ts";

type Given = {
  articleId: number;
  path: string;
  version: number;
  readBody: () => ArticleContent["body"] | null;
};

/** Keeps what is written for as long as the editor is open. */
export function useAutosave(given: Given): { status: SaveStatus; saver: Autosaver } {
  const [status, show] = useState<SaveStatus>({ kind: "saved", at: null });
  const [saver] = useState(() => new Autosaver({ ...given, show }));
  useEffect(() => {
    const now = () => void saver.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      if (!saver.waits) return;
      now();
      event.preventDefault();
    };
    window.addEventListener("online", now);
    window.addEventListener("beforeunload", leaving);
    return () => {
      // Going on to another page of the newsroom is no end of the text.
      now();
      window.removeEventListener("online", now);
      window.removeEventListener("beforeunload", leaving);
    };
  }, [saver]);
  return { status, saver };
}
