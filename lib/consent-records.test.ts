import { expect, it } from "vitest";
import { consentRecords, type LoggedConsent } from "#lib/consent-records.ts";

const line = (id: number, event: LoggedConsent["event"], list = "newsletter"): LoggedConsent => ({
  ...{ id, event, list, at: `2026-11-${id}`, formUrl: "", mailId: null, method: "POST" },
  ...{ wording: "", wordingVersion: 1, wordingHash: "" },
});
const stepsOf = (lines: LoggedConsent[]) =>
  consentRecords(lines).map(({ list, requested, confirmed, withdrawn }) =>
    [list, requested?.id, confirmed?.id, withdrawn?.id].join(" "),
  );

it.each<[string, LoggedConsent[], string[]]>([
  ["nothing", [], []],
  [
    "one from form to end",
    [line(1, "requested"), line(2, "confirmed"), line(3, "withdrawn")],
    ["newsletter 1 2 3"],
  ],
  [
    "asked for twice, confirmed once",
    [line(1, "requested"), line(2, "requested"), line(3, "confirmed")],
    ["newsletter 1  ", "newsletter 2 3 "],
  ],
  [
    "begun anew after its end",
    [
      line(1, "requested"),
      line(2, "confirmed"),
      line(3, "withdrawn"),
      line(4, "requested"),
      line(5, "confirmed"),
    ],
    ["newsletter 1 2 3", "newsletter 4 5 "],
  ],
  [
    "two side by side",
    [
      line(1, "requested"),
      line(2, "requested", "topic 7"),
      line(3, "confirmed", "topic 7"),
      line(4, "confirmed"),
      line(5, "withdrawn", "topic 7"),
    ],
    ["newsletter 1 4 ", "topic 7 2 3 5"],
  ],
  ["an end of what began before the log", [line(1, "withdrawn")], ["newsletter   1"]],
])("%s", (_, lines, records) => expect(stepsOf(lines)).toEqual(records));
