import { describe, expect, it } from "vitest";
import { createMailPace, destinationOf } from "#lib/mail-pace.ts";

const MINUTE = 60_000;

function paceAt(start = 1_000_000) {
  const clock = { now: start };
  return { clock, pace: createMailPace(() => clock.now) };
}

describe("the pace of mails", () => {
  it("is ten a second to one host, and another's is its own", () => {
    const { pace, clock } = paceAt();
    expect(Array.from({ length: 4 }, () => pace.takeTurn("a.example"))).toEqual([0, 100, 200, 300]);
    expect(pace.takeTurn("b.example")).toBe(0);
    clock.now += 10_000;
    expect(pace.takeTurn("a.example")).toBe(0);
  });

  it("leaves a host alone that says so, twice as long each time, up to an hour, and no other", () => {
    const { pace, clock } = paceAt();
    const rests = Array.from({ length: 8 }, () => {
      const rest = pace.rest("a.example") - clock.now;
      expect(pace.rest("a.example") - clock.now).toBe(rest);
      expect(pace.restsUntil("b.example")).toBeNull();
      clock.now += rest;
      expect(pace.restsUntil("a.example")).toBeNull();
      return rest / MINUTE;
    });
    expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    pace.goOn("a.example");
    expect(pace.rest("a.example") - clock.now).toBe(MINUTE);
  });

  it("goes by what stands behind the last @", () => {
    expect(destinationOf('"a@b"@Example.ORG')).toBe("example.org");
  });
});
