import { expect, it } from "vitest";
import { localMoment, parseLocalMoment } from "#lib/local-moment.ts";

const berlin = "Europe/Berlin";
const parse = (typed: string, zone = berlin) => parseLocalMoment(typed, zone)?.toISOString() ?? null;

it.each([
  ["winter", "2026-11-24T10:15", "2026-11-24T09:15:00.000Z"],
  ["summer", "2026-07-01T00:00", "2026-06-30T22:00:00.000Z"],
  ["the hour that the clocks leave out", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ["the hour that comes twice", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
  ["just after it", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
  ["seconds, as some browsers send them", "2026-11-24T10:15:30", "2026-11-24T09:15:00.000Z"],
])("%s", (_, typed, moment) => {
  expect(parse(typed)).toBe(moment);
});

it("comes back to the field as it was typed", () => {
  for (const zone of [berlin, "America/St_Johns", "Pacific/Auckland", "UTC"])
    for (const typed of ["2026-01-31T23:59", "2026-06-15T12:00"])
      expect(localMoment(parseLocalMoment(typed, zone) as Date, zone)).toBe(typed);
});

it.each(["", "morgen", "2026-02-30T10:00", "2026-11-24", "2026-11-24T25:00", "2026-11-24T10:15; DROP"])(
  "is no moment: %s",
  (typed) => {
    expect(parse(typed)).toBeNull();
  },
);
