import { Worker } from "node:worker_threads";
import type { Order, Written } from "#bench/writing.ts";
import { type Change, tellChange } from "#lib/changes.ts";

/**
 * The portal as it is shipped, with a thread beside it that writes on order (process.on "message") and reports: the
 * newsroom's writes, without the newsroom. A program of its own, started by bench/writer.ts.
 */

await import(new URL("../.next/portal/server.mjs", import.meta.url).href);

const writer = new Worker(new URL("./writer-thread.ts", import.meta.url), { name: "writer" });
writer.on("message", (said: { change: Change } | { written: Written }) => {
  if ("change" in said) tellChange(said.change);
  else process.send?.(said.written);
});
writer.on("error", (error) => console.error(error));
process.on("message", (order: Order) => writer.postMessage(order));
