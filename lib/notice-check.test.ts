import { describe, expect, it } from "vitest";
import { checkNotice, MAX_EXPLANATION } from "#lib/notice-check.ts";
import type { NoticeInput } from "#lib/notices.ts";

const form: NoticeInput = {
  subject: { type: "comment", id: 12 },
  reason: "law:defamation",
  explanation: "Der zweite Satz behauptet eine Straftat, die es nie gab.",
  name: "Ada Beispiel",
  email: "ada@example.org",
  goodFaith: true,
  trap: false,
};
const stranger = { isSignedIn: false };
const problems = (changes: Partial<NoticeInput>, person = stranger) =>
  checkNotice({ ...form, ...changes }, person);

describe("checkNotice", () => {
  it("takes a complete notice", () => {
    expect(problems({})).toEqual({});
  });

  it("says everything that is missing at once, at its field", () => {
    expect(problems({ reason: "", explanation: "", name: "", email: "", goodFaith: false })).toEqual({
      reason: "reason",
      explanation: "explanation-missing",
      name: "name-missing",
      email: "email-missing",
      goodFaith: "good-faith",
    });
  });

  it("asks neither name nor address of whoever reports the abuse of children (DSA art. 16(2)(c))", () => {
    const anonymous = { reason: "law:child-abuse", name: "", email: "" };
    expect(problems(anonymous)).toEqual({});
    expect(problems({ ...anonymous, email: "ada@" })).toEqual({ email: "email-malformed" });
  });

  it("knows whoever is signed in", () => {
    expect(problems({ name: "", email: "" }, { isSignedIn: true })).toEqual({});
  });

  it("measures articles by the law alone", () => {
    const subject = { type: "article", id: 3 } as const;
    expect(problems({ subject, reason: "policy:insult" })).toEqual({ reason: "reason" });
    expect(problems({ subject })).toEqual({});
    expect(problems({ reason: "policy:insult" })).toEqual({});
    expect(problems({ reason: "constructor" })).toEqual({ reason: "reason" });
  });

  it.each([
    ["", "explanation-missing"],
    ["Bitte löschen", "explanation-short"],
    ["a".repeat(MAX_EXPLANATION + 1), "explanation-long"],
  ])("refuses an explanation such as %.20s", (explanation, problem) => {
    expect(problems({ explanation })).toEqual({ explanation: problem });
  });

  it.each([
    "ada",
    "ada@host",
    "@example.org",
    "a b@example.org",
    "ada@example.org, bo@example.org",
    "ada@example.org>",
  ])("takes %s for no address", (email) => expect(problems({ email })).toEqual({ email: "email-malformed" }));

  it.each(["ada@example.org", "jürgen@bücher.example", "o'neill+news@a.b.example"])("takes %s", (email) =>
    expect(problems({ email })).toEqual({}),
  );

  it("gives a form back where a program filled in everything, or a helpful browser", () => {
    expect(problems({ trap: true })).toEqual({ form: "trap" });
  });
});
