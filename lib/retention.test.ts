import { expect, it } from "vitest";
import { KEEP_JOBS_DAYS } from "#lib/jobs.ts";
import { RETENTION } from "#lib/retention.ts";
import de from "#messages/de.json" with { type: "json" };

it("every class of data has its words, and every reason too", () => {
  expect(Object.keys(de.retention.what).sort()).toEqual(Object.keys(RETENTION).sort());
  const reasons = new Set(Object.values(RETENTION).map(({ reason }) => reason));
  expect(Object.keys(de.retention.why).sort()).toEqual([...reasons].sort());
});

it("says of jobs what pg-boss is told", () => {
  expect(RETENTION.jobs.days).toBe(KEEP_JOBS_DAYS);
});
