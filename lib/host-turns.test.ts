import { expect, it } from "vitest";
import { hostTurns } from "#lib/host-turns.ts";

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

it("asks one host one after the other with a pause, and others meanwhile", async () => {
  const turn = hostTurns(50);
  const log: [string, number][] = [];
  const ask = (host: string, name: string) =>
    turn(host, async () => {
      log.push([`${name} begins`, performance.now()]);
      await wait(30);
      log.push([`${name} ends`, performance.now()]);
      if (name === "one") throw new Error("refused");
      return name;
    });
  const answers = await Promise.allSettled([ask("a", "one"), ask("a", "two"), ask("b", "three")]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  const at = (name: string) => log.find(([word]) => word === name)?.[1] ?? Number.NaN;
  expect(at("two begins") - at("one ends")).toBeGreaterThanOrEqual(45);
  expect(at("three begins")).toBeLessThan(at("one ends"));
});
