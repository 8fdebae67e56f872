import { describe, expect, it } from "vitest";
import { makeVapidKeys, PUSH_WISHES, quietOf } from "#lib/push.ts";
import { makePushBrowser } from "#lib/testing/push-browser.ts";

const { target } = makePushBrowser("https://push.example/box/1");
const wish = (changes: object = {}, subscription: object = target) => ({
  subscription,
  kind: "topic",
  ref: "12",
  ...changes,
});
const isTaken = (given: unknown) => PUSH_WISHES.follow.safeParse(given).success;

describe("a wish", () => {
  it("is what a browser sends", () => {
    expect(PUSH_WISHES.follow.parse(wish({ quietFrom: 22, quietUntil: 7 }))).toEqual({
      ...{ subscription: target, kind: "topic", ref: 12, quietFrom: 22, quietUntil: 7 },
    });
    expect(isTaken(wish({}, { ...target, expirationTime: null }))).toBe(true);
  });

  it.each([
    ["another kind", { kind: "newsletter" }],
    ["no row", { ref: "0" }],
    ["half a row", { ref: 1.5 }],
    ["an hour that no day has", { quietFrom: 24, quietUntil: 7 }],
    ["no subscription", { subscription: null }],
  ])("is refused with %s", (_, changes) => {
    expect(isTaken(wish(changes))).toBe(false);
  });

  it.each([
    ["http:", "http://push.example/1"],
    ["no address", "push"],
    ["a file", "file:///etc/passwd"],
    ["a password", "https://a:b@push.example/1"],
    ["too long", `https://push.example/${"x".repeat(1000)}`],
  ])("is refused with a mailbox that is %s", (_, endpoint) => {
    expect(isTaken(wish({}, { ...target, endpoint }))).toBe(false);
  });

  it.each([
    [
      "a point that is none",
      { p256dh: Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString("base64url") },
    ],
    ["a short point", { p256dh: target.keys.p256dh.slice(4) }],
    ["a short secret", { auth: "abcd" }],
    ["what is no base64url", { auth: "§".repeat(22) }],
  ])("is refused with %s", (_, keys) => {
    expect(isTaken(wish({}, { ...target, keys: { ...target.keys, ...keys } }))).toBe(false);
  });
});

it("quiet hours are two, and two different ones", () => {
  expect(quietOf({ quietFrom: 22, quietUntil: 7 })).toEqual({ from: 22, until: 7 });
  expect(quietOf({ quietFrom: 0, quietUntil: 6 })).toEqual({ from: 0, until: 6 });
  expect([quietOf({ quietFrom: 9, quietUntil: 9 }), quietOf({ quietFrom: 9 }), quietOf({})]).toEqual([
    null,
    null,
    null,
  ]);
});

it("makes keys of the length that is asked for, another pair each time", () => {
  const pairs = Array.from({ length: 300 }, makeVapidKeys);
  for (const { publicKey, privateKey } of pairs)
    expect([publicKey, privateKey].map((key) => Buffer.from(key, "base64url").length)).toEqual([65, 32]);
  expect(new Set(pairs.map(({ privateKey }) => privateKey)).size).toBe(300);
});
