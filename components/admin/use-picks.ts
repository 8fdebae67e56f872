import { useEffect, useState } from "react";
import type { PickablePicture } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

/** Somebody who pauses so long wants to see what there is, in milliseconds. */
const PAUSE = 180;

type Found = { lines: PickablePicture[]; after: string | null };

/** Pictures of the library for what is typed, page by page; the newest for nothing. */
export function usePicks(typed: string) {
  const [found, setFound] = useState<Found>({ lines: [], after: null });
  const [isBusy, setBusy] = useState(true);
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(
      async () => {
        setBusy(true);
        const page = await read({ q: typed }, leaving.signal);
        if (leaving.signal.aborted) return;
        if (page) setFound(page);
        setBusy(false);
      },
      typed === "" ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [typed]);
  const more = async () => {
    const page = await read({ q: typed, after: found.after ?? "" });
    if (page) setFound({ lines: [...found.lines, ...page.lines], after: page.after });
  };
  return { lines: found.lines, hasMore: found.after !== null, more: () => void more(), isBusy };
}

async function read(query: Record<string, string>, signal?: AbortSignal): Promise<Found | null> {
  const address = `${paths.adminMediaPicks()}?${new URLSearchParams(query)}`;
  const answer = await fetch(address, signal ? { signal } : {}).catch(() => null);
  const isPictures = answer?.ok && answer.headers.get("content-type")?.includes("json");
  return isPictures ? ((await answer.json()) as Found) : null;
}
