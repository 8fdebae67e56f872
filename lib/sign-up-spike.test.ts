import { expect, it } from "vitest";
import { readSignUps } from "#lib/sign-up-spike.ts";

const now = new Date("2026-11-29T08:00:00Z");
const WEEK = 168;
const quiet = (usual: number, last: Record<number, number> = {}) =>
  Array.from({ length: WEEK }, (_, hour) => last[WEEK - 1 - hour] ?? usual);

it.each<[string, number[], boolean]>([
  ["nothing at all", [], false],
  ["a paper that nobody has subscribed to", quiet(0), false],
  ["fifty in an hour on a small paper", quiet(0, { 0: 50 }), false],
  ["one more", quiet(0, { 0: 51 }), true],
  ["ten times what is usual on a large one", quiet(20, { 0: 200 }), false],
  ["one more there", quiet(20, { 0: 201 }), true],
  ["last night", quiet(2, { 9: 400 }), true],
  ["the day before yesterday", quiet(2, { 40: 400 }), false],
])("%s", (_, hours, isSpike) => expect(readSignUps(hours, now).isSpike).toBe(isSpike));

it("says when, how many, and what is usual, which one bad night does not change", () => {
  const night = Object.fromEntries(Array.from({ length: 8 }, (_, hour) => [hour + 30, 900]));
  expect(readSignUps(quiet(3, { ...night, 5: 70, 6: 90 }), now)).toEqual({
    most: 90,
    until: new Date("2026-11-29T02:00:00Z"),
    usual: 3,
    isSpike: true,
  });
});
