import { describe, expect, it } from "vitest";
import {
  answerText,
  nextCall,
  type PingFacts,
  pingOutcomeOf,
  pingTargetsOf,
  whatToTell,
} from "#lib/pings.ts";
import { siteSettings } from "#lib/settings.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const draft: PingFacts = {
  live: false,
  visible: false,
  path: "/ki/a",
  dueAt: null,
  substantiveAt: null,
  places: "1",
};
const live: PingFacts = { ...draft, live: true, visible: true, dueAt: "2026-11-29 10:00" };
const embargoed: PingFacts = { ...live, visible: false, dueAt: "2026-11-30 06:00" };
const now = (shown: string[], gone: string[] = []) => [{ at: null, shown, gone }];

describe("what is told", () => {
  it.each<[string, PingFacts, PingFacts, ReturnType<typeof whatToTell>]>([
    ["what appears", draft, live, now(["/ki/a"])],
    [
      "a change in substance",
      live,
      { ...live, substantiveAt: "2026-11-29 11:00", places: "2" },
      now(["/ki/a"]),
    ],
    ["a silent change", live, { ...live, places: "2" }, []],
    ["a new address, with the old one", live, { ...live, path: "/ki/b" }, now(["/ki/b"], ["/ki/a"])],
    ["what goes", live, { ...draft, dueAt: live.dueAt }, now([], ["/ki/a"])],
    ["a draft that changes", draft, { ...draft, path: "/ki/b", substantiveAt: "x" }, []],
    [
      "what is out under an embargo, at its end",
      draft,
      embargoed,
      [{ at: embargoed.dueAt, shown: ["/ki/a"], gone: [] }],
    ],
    ["nothing new of it", embargoed, embargoed, []],
    [
      "its new end",
      embargoed,
      { ...embargoed, dueAt: "2026-11-29 20:00" },
      [{ at: "2026-11-29 20:00", shown: ["/ki/a"], gone: [] }],
    ],
    ["that it is lifted", embargoed, live, now(["/ki/a"])],
    ["nothing where it is taken back before", embargoed, { ...draft, dueAt: embargoed.dueAt }, []],
    [
      "what is put under one after all",
      live,
      embargoed,
      [...now([], ["/ki/a"]), { at: embargoed.dueAt, shown: ["/ki/a"], gone: [] }],
    ],
  ])("%s", (_, before, after, told) => expect(whatToTell(before, after)).toEqual(told));
});

it("is told to nobody unless the house has chosen so", () => {
  expect(pingTargetsOf(siteSettings.parse({}))).toEqual([]);
  expect(pingTargetsOf(siteSettings.parse({ webSubHubs: ["https://hub.example/"], indexNow: true }))).toEqual(
    [
      { kind: "websub", target: "https://hub.example/" },
      { kind: "indexnow", target: "https://api.indexnow.org/indexnow" },
    ],
  );
});

it.each([
  "http://hub.example/",
  "https://a:b@hub.example/",
  "ftp://hub.example/",
  "hub.example",
  "https://hub.example/#x",
  "javascript:alert(1)",
])("%s is no hub", (address) => {
  expect(siteSettings.shape.webSubHubs.safeParse([address]).success).toBe(false);
  expect(siteSettings.shape.indexNowUrl.safeParse(address).success).toBe(false);
});

it.each([
  ["taken", [200, 201, 202, 204]],
  ["later", [408, 425, 429, 500, 502, 503]],
  ["refused", [301, 302, 307, 400, 401, 403, 404, 410, 422]],
] as const)("%s: %j", (outcome, statuses) => {
  for (const status of statuses) expect(pingOutcomeOf(status), `${status}`).toBe(outcome);
});

it("calls again after twice as long each time, and not before it is wanted", () => {
  const minutes = (failures: number, until: number | null = null) =>
    (nextCall(failures, { now: 0, until: until === null ? null : new Date(until) }).getTime() / 60_000) | 0;
  expect([1, 2, 3, 8, 9, 60].map((failures) => minutes(failures))).toEqual([1, 2, 4, 128, 240, 240]);
  expect(minutes(1, 3_600_000)).toBe(60);
  expect(minutes(3, 1000)).toBe(4);
});

it("keeps one short line of an answer", () => {
  expect(answerText("  Not\r\n\tfound\u0000\u001b[31m \u202Eend ")).toBe("Not found [31m end");
  expect(answerText("x".repeat(10_000))).toHaveLength(300);
  for (const text of hostileTexts()) expect(answerText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});
