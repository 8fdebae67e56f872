import { Agent } from "node:http";
import { Worker } from "node:worker_threads";
import { tellChange } from "#lib/changes.ts";
import type { Outcome } from "#server/document-cache.ts";
import { forward } from "#server/forward.ts";
import type { Renderer } from "#server/renderer.ts";
import type { Asked, Said, ThreadData } from "#server/renderer-messages.ts";

export type RendererThread = Renderer & {
  /** Resolves when the thread is gone, wanted or not. */
  ended: Promise<void>;
  close: () => Promise<void>;
};

/** Pages are short-lived: without a bound V8 lets hundreds of megabytes of them lie before it looks. Enough for a text of five megabytes. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 384 };
/** Longer than any page may take, and than jobs are waited for (jobs/workers.ts); then the thread is given up. */
const closeWithin = 8_000;

/** Starts the thread in which Next renders. Resolves when Next is ready. @param file server/renderer-worker.ts, or what the build made of it */
export async function startRendererThread(file: URL, data: ThreadData): Promise<RendererThread> {
  const worker = new Worker(file, { workerData: data, name: "renderer", resourceLimits });
  const waiting = new Map<number, PromiseWithResolvers<Outcome>>();
  const ready = Promise.withResolvers<string>();
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const agent = new Agent({ keepAlive: true });
  const changes = { heard: 0, waiters: new Set<() => void>() };
  let asked = 0;

  worker.on("message", (said: Said) => {
    if (said.kind === "ready") ready.resolve(said.socket);
    else if (said.kind === "changed") {
      changes.heard += 1;
      tellChange(said.change);
      for (const wake of changes.waiters) wake();
    } else {
      const promise = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.kind === "rendered") promise?.resolve(said.outcome);
      else promise?.reject(new Error(said.reason));
    }
  });
  worker.on("error", ready.reject);
  ended.then(() => {
    ready.reject(new Error("The renderer ended before it was ready."));
    for (const { reject } of waiting.values()) reject(new Error("The renderer has ended."));
    waiting.clear();
  });
  const socketPath = await ready.promise;
  const tell = (message: Asked) => worker.postMessage(message);

  /** Who writes, reads the new page: the answer of a write waits until its change was heard here. */
  async function hear(count: number): Promise<void> {
    while (changes.heard < count) {
      const woken = Promise.withResolvers<void>();
      changes.waiters.add(woken.resolve);
      await woken.promise;
      changes.waiters.delete(woken.resolve);
    }
  }

  return {
    ended,
    render: (key, encoding) => {
      const promise = Promise.withResolvers<Outcome>();
      asked += 1;
      waiting.set(asked, promise);
      tell({ kind: "render", id: asked, key, encoding });
      return promise.promise;
    },
    pass: (request, response) => forward(request, response, { socketPath, agent, hear }),
    close: async () => {
      tell({ kind: "close" });
      const late = setTimeout(() => void worker.terminate(), closeWithin);
      await ended;
      clearTimeout(late);
      agent.destroy();
    },
  };
}
