import { useCallback, useEffect, useRef, useState } from "react";
import type { UploadTexts } from "#components/admin/media-texts.ts";
import { sendInPieces } from "#components/admin/send-in-pieces.ts";
import type { PickablePicture } from "#lib/media-desk.ts";

export type Upload = {
  key: number;
  name: string;
  size: number;
  sent: number;
  state: "queued" | "sending" | "waiting" | "working" | "done" | "known" | "refused" | "lost";
  /** Why it was refused, or given up. */
  problem: string;
  picture: PickablePicture | null;
};

type Given = {
  address: string;
  folder: string;
  replaces?: number | undefined;
  texts: UploadTexts;
  onBrought: (picture: PickablePicture, isLast: boolean) => void;
};

/** Files on their way, one after the other: on a bad line two at once are two that do not arrive. */
export function useUploads({ address, folder, replaces, texts, onBrought }: Given) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const files = useRef(new Map<number, File>());
  const queue = useRef<number[]>([]);
  const running = useRef<{ key: number; control: AbortController } | null>(null);
  const made = useRef(0);
  const brought = useRef(onBrought);
  useEffect(() => {
    brought.current = onBrought;
  });

  const change = useCallback(
    (key: number, changes: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one))),
    [],
  );

  const run = useCallback(async () => {
    if (running.current) return;
    for (let key = queue.current.shift(); key !== undefined; key = queue.current.shift()) {
      const file = files.current.get(key);
      if (!file) continue;
      const control = new AbortController();
      running.current = { key, control };
      const mine = key;
      change(mine, { state: "sending", problem: "" });
      try {
        const outcome = await sendInPieces(file, {
          address,
          folder,
          ...(replaces ? { replaces } : {}),
          signal: control.signal,
          onWaiting: (isWaiting) => change(mine, { state: isWaiting ? "waiting" : "sending" }),
          onProgress: (sent) => change(mine, { sent }),
          onWhole: () => change(mine, { sent: file.size, state: "working" }),
        });
        if ("problem" in outcome)
          change(mine, {
            // Who signs in again in another window can go on here.
            state: outcome.code === "signed-out" ? "lost" : "refused",
            problem: outcome.problem,
          });
        else {
          change(mine, { state: outcome.isNew ? "done" : "known", picture: outcome.picture });
          brought.current(outcome.picture, queue.current.length === 0);
        }
      } catch {
        if (control.signal.aborted) setUploads((all) => all.filter((one) => one.key !== mine));
        else change(mine, { state: "lost", problem: texts.lost });
      }
      running.current = null;
    }
  }, [address, folder, replaces, texts, change]);

  const add = useCallback(
    (given: readonly File[]) => {
      const fresh = given.map((file) => {
        made.current += 1;
        files.current.set(made.current, file);
        queue.current.push(made.current);
        const { name, size } = file;
        return {
          key: made.current,
          name,
          size,
          sent: 0,
          state: "queued" as const,
          problem: "",
          picture: null,
        };
      });
      setUploads((all) => [...all, ...fresh]);
      void run();
    },
    [run],
  );

  const cancel = useCallback((key: number) => {
    if (running.current?.key === key) return running.current.control.abort();
    queue.current = queue.current.filter((one) => one !== key);
    setUploads((all) => all.filter((one) => one.key !== key));
  }, []);

  const retry = useCallback(
    (key: number) => {
      queue.current.push(key);
      change(key, { state: "queued", problem: "" });
      void run();
    },
    [run, change],
  );

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (running.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

  return { uploads, add, cancel, retry };
}
