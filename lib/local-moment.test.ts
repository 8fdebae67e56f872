import { expect, it } from "vitest";
import { localField, localMoment } from "#lib/local-moment.ts";

const berlin = (typed: string) => {
  const moment = localMoment(typed, "Europe/Berlin");
  return moment instanceof Date ? moment.toISOString() : moment;
};

it("is read where the portal is, in winter and in summer", () => {
  expect(berlin("2026-11-27T10:15")).toBe("2026-11-27T09:15:00.000Z");
  expect(berlin("2026-07-01T10:15:30")).toBe("2026-07-01T08:15:00.000Z");
  expect(localMoment("2026-11-27T10:15", "Asia/Kolkata")).toEqual(new Date("2026-11-27T04:45:00Z"));
});

it("means the first of an hour that happens twice", () => {
  expect(berlin("2026-10-25T01:59")).toBe("2026-10-24T23:59:00.000Z");
  expect(berlin("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(berlin("2026-10-25T03:00")).toBe("2026-10-25T02:00:00.000Z");
});

it("knows an hour that does not happen", () => {
  expect(berlin("2026-03-29T01:59")).toBe("2026-03-29T00:59:00.000Z");
  expect(berlin("2026-03-29T02:30")).toBe("none");
  expect(berlin("2026-03-29T03:00")).toBe("2026-03-29T01:00:00.000Z");
});

it.each(["", "2026-02-30T10:00", "2026-11-27", "2026-11-27T25:00", "tomorrow", "2026-11-27T10:15Z"])(
  "takes %j for no moment",
  (typed) => expect(berlin(typed)).toBeNull(),
);

it("is written as the field shows it", () => {
  const moment = new Date("2026-10-25T01:30:00Z");
  expect(localField(moment, "Europe/Berlin")).toBe("2026-10-25T02:30");
});
