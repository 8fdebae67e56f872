import { expect, it } from "vitest";
import { growthDays, mailFigures } from "#lib/mail-figures.ts";

it("puts mails and the subscriptions that stop them in one row, and leaves out rows without anything", () => {
  expect(
    mailFigures([
      { what: "sent", kind: "newsletter", many: 90 },
      { what: "ended", kind: "newsletter", many: 2 },
      { what: "sent", kind: "news", many: 40 },
      { what: "ended", kind: "topic", many: 1 },
      { what: "ended", kind: "similar", many: 3 },
      { what: "confirmed", kind: "comments", many: 7 },
      { what: "sent", kind: "sign-in", many: 5 },
      { what: "bounced", kind: "restriction", many: 1 },
    ]),
  ).toEqual([
    { row: "news", figures: { sent: 40, bounced: 0, complained: 0, ended: 4, held: 0 } },
    { row: "newsletter", figures: { sent: 90, bounced: 0, complained: 0, ended: 2, held: 0 } },
    { row: "other", figures: { sent: 5, bounced: 1, complained: 0, ended: 0, held: 0 } },
  ]);
});

it("tells back from today how many ran", () => {
  const days = [
    { day: "2026-11-27", confirmed: 5, ended: 0 },
    { day: "2026-11-28", confirmed: 0, ended: 2 },
    { day: "2026-11-29", confirmed: 4, ended: 1 },
  ];
  expect(growthDays(days, 10).map(({ total }) => total)).toEqual([9, 7, 10]);
  expect(growthDays(days, 0).map(({ total }) => total)).toEqual([2, 0, 0]);
});
