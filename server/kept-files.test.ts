import { describe, expect, it } from "vitest";
import { type KeptLimits, keepFiles, StoreAway } from "#server/kept-files.ts";

const limits: KeptLimits = { bytes: 5_000, oneFile: 2_000, rest: 500, atOnce: 2 };

/** A store that holds any file, each as long as its name says, and counts what it is asked. */
function counted(answer = async (key: string): Promise<Buffer | null> => Buffer.alloc(Number(key))) {
  const asked: string[] = [];
  const kept = keepFiles(
    {
      get: (key) => {
        asked.push(key);
        return answer(key);
      },
    },
    limits,
  );
  return { asked, ...kept };
}

describe("keepFiles", () => {
  it("forgets what was not asked for longest, and keeps nothing that is too large", async () => {
    const { get, asked } = counted();
    for (const key of ["1000", "1001", "1002", "1000", "1003", "1000", "1001"])
      expect((await get(key))?.length).toBe(Number(key));
    expect(asked).toEqual(["1000", "1001", "1002", "1003", "1001"]);
    await get("9000");
    expect((await get("9000"))?.length).toBe(9000);
    expect(asked.slice(5)).toEqual(["9000", "9000"]);
  });

  it("remembers nothing of what is not there", async () => {
    const { get, asked } = counted(async () => null);
    expect([await get("1"), await get("1")]).toEqual([null, null]);
    expect(asked).toEqual(["1", "1"]);
  });

  it("leaves a store alone that has failed, and asks again after a while", async () => {
    let works = false;
    const { get, asked } = counted(async () => {
      if (!works) throw new Error("away");
      return Buffer.from("here");
    });
    await expect(get("1")).rejects.toThrow(StoreAway);
    await expect(get("1")).rejects.toThrow(StoreAway);
    expect(asked).toEqual(["1"]);
    works = true;
    await expect.poll(() => get("1").then(String, () => "")).toBe("here");
  });

  it("asks for a few at once, whatever is asked of it", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { get, asked } = counted(async () => promise.then(() => null));
    const waiting = [get("1"), get("2"), get("1")];
    await expect(get("3")).rejects.toThrow(StoreAway);
    resolve();
    expect(await Promise.all(waiting)).toEqual([null, null, null]);
    expect(asked).toEqual(["1", "2"]);
  });
});
