import { expect, it } from "vitest";
import { appealableUntil } from "#lib/case-deadline.ts";

it.each([
  ["2026-11-24T12:00:00Z", "2027-05-24T12:00:00Z"],
  ["2026-08-31T08:30:00Z", "2027-02-28T08:30:00Z"],
  ["2027-08-31T08:30:00Z", "2028-02-29T08:30:00Z"],
])("six months from %s is %s", (from, until) => {
  expect(appealableUntil(new Date(from))).toEqual(new Date(until));
});
