import { describe, expect, it } from "vitest";
import { type NoticeCase, redressOf, type StatementCase } from "#lib/cases.ts";

const notice: NoticeCase = {
  kind: "notice",
  reference: "M-2026-AAAA-BBBB-CCCC-DDDD",
  subject: { type: "comment", id: 12, title: "Titel" },
  url: "https://portal.example/politik/titel#comment-12",
  reason: "law:threat",
  explanation: "Da wird gedroht.",
  isMailed: true,
  createdAt: new Date("2026-01-01T10:00:00Z"),
  state: "dismissed",
  decision: "Keine Drohung.",
  decidedAt: new Date("2026-01-02T10:00:00Z"),
  appeal: null,
};
const statement: StatementCase = {
  kind: "statement",
  reference: "ST-2026-AAAA-BBBB-CCCC-DDDD",
  restriction: "rejected",
  endsAt: null,
  facts: "Kommentar vom 1. Januar",
  ground: "policy",
  clause: "insult",
  fromNotice: false,
  automatedDetection: false,
  automatedDecision: false,
  comment: null,
  decidedAt: new Date("2026-01-02T10:00:00Z"),
  isUndone: false,
  appeal: null,
};
const appeal = {
  text: "Doch.",
  outcome: "open",
  answer: "",
  createdAt: new Date(),
  decidedAt: null,
} as const;
const soon = new Date("2026-02-01T00:00:00Z");
const until = new Date("2026-07-02T10:00:00Z");

describe("redressOf", () => {
  it("lets both sides object for six months, to the second", () => {
    for (const one of [notice, statement]) {
      expect(redressOf(one, soon)).toEqual({ can: true, until });
      expect(redressOf(one, until)).toEqual({ can: true, until });
      expect(redressOf(one, new Date(until.getTime() + 1))).toEqual({ can: false, why: "over" });
    }
  });

  it("says why there is nothing to object to", () => {
    const why = (one: Parameters<typeof redressOf>[0]) => redressOf(one, soon);
    expect(why({ ...notice, state: "open", decidedAt: null })).toEqual({ can: false, why: "undecided" });
    expect(why({ ...notice, state: "upheld" })).toEqual({ can: false, why: "granted" });
    expect(why({ ...notice, appeal })).toEqual({ can: false, why: "filed" });
    expect(why({ ...notice, state: "upheld", appeal: { ...appeal, outcome: "reversed" } })).toEqual({
      can: false,
      why: "filed",
    });
    expect(why({ ...statement, isUndone: true })).toEqual({ can: false, why: "undone" });
  });
});
