import { expect, it } from "vitest";
import { openEnrolment, openHalf, sealEnrolment, sealHalf } from "#lib/half-sign-in.ts";

const now = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const half = { userId: 7, onward: { next: "/admin", continue: "" } };

it("half a sign-in is good for five minutes, at its own stage, as it was sealed", () => {
  const sealed = sealHalf(half, "code", now);
  expect(openHalf(sealed, "code", later(4.9))).toEqual(half);
  expect(openHalf(sealed, "code", later(5))).toBeNull();
  expect(openHalf(sealed, "setUp", now)).toBeNull();
  expect(openHalf(`${sealed.slice(0, -4)}AAAA`, "code", now)).toBeNull();
  expect(openHalf("", "code", now)).toBeNull();
  expect(openHalf("x".repeat(1_000_000), "code", now)).toBeNull();
});

it("a factor that is being set up is its person's", () => {
  const sealed = sealEnrolment({ secret: "ABC", recoveryCodes: ["a"] }, 7);
  expect(openEnrolment(sealed, 7)).toEqual({ secret: "ABC", recoveryCodes: ["a"] });
  expect(openEnrolment(sealed, 8)).toBeNull();
});
