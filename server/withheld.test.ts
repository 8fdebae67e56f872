import { expect, it } from "vitest";
import { createWithheld } from "#server/withheld.ts";

const change = (...hard: string[]) => ({ gone: [], hard, soft: [] });

it("knows what the list says, and looks again when a change is about files", async () => {
  let list = ["a"];
  let reads = 0;
  const withheld = createWithheld(async () => {
    reads += 1;
    return list;
  });
  expect(withheld.has("a")).toBe(false);
  await withheld.reload();
  expect(withheld.has("a")).toBe(true);
  list = ["b"];
  withheld.apply(change("article:1"));
  expect(reads).toBe(1);
  withheld.apply(change("files"));
  await expect.poll(() => [withheld.has("a"), withheld.has("b")]).toEqual([false, true]);
  withheld.apply(change("everything"));
  expect(reads).toBe(3);
});

it("reads once more for what came while it was reading", async () => {
  const waiting: ((keys: string[]) => void)[] = [];
  const withheld = createWithheld(() => new Promise((resolve) => waiting.push(resolve)));
  const done = withheld.reload();
  for (let n = 0; n < 5; n++) withheld.apply(change("files"));
  waiting[0]?.(["old"]);
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]?.(["new"]);
  await done;
  expect([withheld.has("old"), withheld.has("new"), waiting.length]).toEqual([false, true, 2]);
});

it("keeps what it knows while it cannot read", async () => {
  let works = true;
  const withheld = createWithheld(async () => {
    if (!works) throw new Error("away");
    return ["a"];
  });
  await withheld.reload();
  works = false;
  await withheld.reload();
  expect(withheld.has("a")).toBe(true);
});
