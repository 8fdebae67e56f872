import { resolve } from "node:path";
import type { Contender } from "#bench/contender.ts";
import type { Ground } from "#bench/database.ts";
import { started } from "#bench/portal.ts";
import type { Keep } from "#bench/stage.ts";
import type { Order, Wanted, Written } from "#bench/writing.ts";

export type Writer = {
  portal: Contender;
  /** Has the portal write. @returns when the write had returned within it, in milliseconds since the epoch @throws when it failed */
  write: (wanted: Wanted) => Promise<number>;
};

/** Starts a portal that writes when it is told to. */
export async function startWriter(keep: Keep, ground: Ground): Promise<Writer> {
  const program = resolve(import.meta.dirname, "writing-portal.ts");
  const portal = await started(keep, [program], { ground, orders: true });
  const waiting = new Map<number, PromiseWithResolvers<number>>();
  let count = 0;
  portal.process.on("message", ({ id, at, failure }: Written) => {
    if (failure === undefined) waiting.get(id)?.resolve(at);
    else waiting.get(id)?.reject(new Error(failure));
    waiting.delete(id);
  });
  return {
    portal,
    write: (wanted) => {
      count += 1;
      const promise = Promise.withResolvers<number>();
      waiting.set(count, promise);
      portal.process.send({ ...wanted, id: count } as Order);
      return promise.promise;
    },
  };
}
