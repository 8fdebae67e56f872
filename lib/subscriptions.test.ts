import { describe, expect, it } from "vitest";
import { checkSubscription, readSubject, readSubscription } from "#lib/subscriptions.ts";

describe("readSubject", () => {
  it.each([
    ["similar", "12", { kind: "similar", refId: 12, query: null }],
    ["corrections", "", { kind: "corrections", refId: null, query: null }],
    ["corrections", "12", { kind: "corrections", refId: 12, query: null }],
    ["newsletter", "", { kind: "newsletter", refId: null, query: null }],
    ["search", "  Brücke \n NATO ", { kind: "search", refId: null, query: "Brücke NATO" }],
  ])("%s %j", (kind, ref, subject) => {
    expect(readSubject(kind, ref)).toEqual(subject);
  });

  it.each([
    ["similar", ""],
    ["similar", "0"],
    ["similar", "1e3"],
    ["similar", "1".repeat(40)],
    ["newsletter", "12"],
    ["search", " "],
    ["search", "x".repeat(201)],
    ["everything", "1"],
    ["", ""],
  ])("names nothing: %s %j", (kind, ref) => {
    expect(readSubject(kind, ref)).toBeNull();
  });
});

it("chooses how often where nobody has, and sees what is no address", () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const typed = { kind: "similar", ref: "12", email: "Ada@Reader.example" };
  const input = readSubscription(form(typed));
  expect(input).toMatchObject({ frequency: "at_once", email: "Ada@Reader.example" });
  expect(input && checkSubscription(input)).toBeNull();
  expect(readSubscription(form({ ...typed, frequency: "weekly" }))?.frequency).toBe("weekly");
  expect(readSubscription(form({ ...typed, frequency: "hourly" }))?.frequency).toBe("at_once");
  for (const email of ["", "ada", "a@b", "a@b.de\r\nBcc: c@d.de", `${"a".repeat(320)}@b.de`]) {
    const read = readSubscription(form({ ...typed, email }));
    expect(read && checkSubscription(read), email).toBe("email");
  }
});
