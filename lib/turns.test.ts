import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { takeTurns } from "#lib/turns.ts";

describe("turns", () => {
  it("let so many work at once, some wait, and refuse the rest at once", async () => {
    const run = takeTurns({ atOnce: 2, waiting: 1, patience: 5_000 });
    const gate = Promise.withResolvers<void>();
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await gate.promise;
      working -= 1;
      return "done";
    };
    const given = [run(work), run(work), run(work)];
    expect(await run(work)).toBeNull();
    gate.resolve();
    expect(await Promise.all(given)).toEqual(["done", "done", "done"]);
    expect(most).toBe(2);
    expect(await run(work)).toBe("done");
  });

  it("are given up after a while, and are free again after a failure", async () => {
    const run = takeTurns({ atOnce: 1, waiting: 1, patience: 20 });
    const gate = Promise.withResolvers<void>();
    const first = run(() => gate.promise.then(() => Promise.reject(new Error("broken"))));
    expect(await run(async () => "late")).toBeNull();
    gate.resolve();
    await expect(first).rejects.toThrow("broken");
    await sleep(0);
    expect(await run(async () => "again")).toBe("again");
  });
});
