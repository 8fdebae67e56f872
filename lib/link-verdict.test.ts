import { describe, expect, it } from "vitest";
import type { LinkAnswer } from "#lib/link-probe.ts";
import { type FailedBefore, hoursUntilNext, judgeAnswer } from "#lib/link-verdict.ts";

const never: FailedBefore = { failedDays: 0, failedOn: null };
const answer = (said: Partial<LinkAnswer>): LinkAnswer => ({
  status: null,
  fault: null,
  movedTo: null,
  pauseUntil: null,
  ...said,
});
const judged = (said: Partial<LinkAnswer>, before = never, today = "2026-11-28") =>
  judgeAnswer(answer(said), before, today);

describe("what an answer means", () => {
  it.each<[Partial<LinkAnswer>, string, string | null]>([
    [{ status: 200 }, "fine", null],
    [{ status: 204 }, "fine", null],
    [{ status: 200, movedTo: "https://neu.example/" }, "moved", null],
    [{ status: 404 }, "broken", "missing"],
    [{ status: 404, movedTo: "https://neu.example/" }, "broken", "missing"],
    [{ status: 410 }, "broken", "gone"],
    [{ fault: "redirects" }, "broken", "redirects"],
    [{ status: 401 }, "unclear", null],
    [{ status: 403 }, "unclear", null],
    [{ status: 429 }, "unclear", null],
    [{ status: 451 }, "unclear", null],
    [{ status: 304 }, "unclear", null],
    [{ fault: "internal" }, "unclear", null],
    [{ fault: "address" }, "unclear", null],
    [{ status: 500 }, "failing", "server"],
    [{ status: 503 }, "failing", "server"],
    [{ fault: "unreachable" }, "failing", "unreachable"],
    [{ fault: "timeout" }, "failing", "timeout"],
  ])("%j", (said, verdict, fault) => {
    expect(judged(said)).toMatchObject({ verdict, fault });
  });

  it("names where it moved only when that is there", () => {
    expect(judged({ status: 200, movedTo: "https://neu.example/" }).movedTo).toBe("https://neu.example/");
    expect(judged({ status: 404, movedTo: "https://neu.example/" }).movedTo).toBeNull();
  });
});

describe("what fails", () => {
  it("is broken on the third day, not at the third try", () => {
    const first = judged({ status: 500 }, never, "2026-11-28");
    const again = judged({ fault: "timeout" }, first, "2026-11-28");
    expect(again).toMatchObject({ verdict: "failing", failedDays: 1, fault: "timeout" });
    const second = judged({ status: 500 }, again, "2026-11-29");
    expect(second).toMatchObject({ verdict: "failing", failedDays: 2, failedOn: "2026-11-29" });
    const third = judged({ fault: "unreachable" }, second, "2026-12-01");
    expect(third).toMatchObject({ verdict: "broken", failedDays: 3 });
    expect(judged({ status: 502 }, third, "2026-12-08")).toMatchObject({ verdict: "broken" });
  });

  it("begins anew after any answer", () => {
    const failing = { failedDays: 2, failedOn: "2026-11-27" };
    expect(judged({ status: 200 }, failing)).toMatchObject({ failedDays: 0, failedOn: null });
    expect(judged({ status: 403 }, failing)).toMatchObject({ verdict: "unclear", failedDays: 0 });
  });

  it("is asked again the next day, everything else in a week", () => {
    expect(hoursUntilNext("failing")).toBeLessThan(24);
    expect(hoursUntilNext("broken")).toBeGreaterThan(6 * 24);
    expect(hoursUntilNext("broken")).toBeLessThan(7 * 24);
  });
});
