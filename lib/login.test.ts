import { describe, expect, it } from "vitest";
import { loginPath, onwardPath, readCode, readOnward } from "#lib/login.ts";

const draft = "a".repeat(43);

describe("readOnward", () => {
  it("keeps paths of ours and tokens, and nothing else", () => {
    const read = (query: string) => readOnward(new URLSearchParams(query));
    expect(read("next=/ki&continue=")).toEqual({ next: "/ki", continue: "" });
    expect(read(`next=//evil&continue=${draft}`)).toEqual({ next: "", continue: draft });
    expect(read("continue=../../x")).toEqual({ next: "", continue: "" });
  });
});

describe("onwardPath", () => {
  it("leads to the comment that waits, else to the page, else home", () => {
    expect(onwardPath({ next: "/ki", continue: draft })).toBe(`/comments/draft?draft=${draft}`);
    expect(onwardPath({ next: "/ki", continue: "" })).toBe("/ki");
    expect(onwardPath({ next: "", continue: "" })).toBe("/");
  });
});

describe("loginPath", () => {
  it("carries what there is", () => {
    expect(loginPath("/login/code", { email: "a+b@c.de", next: "/x?y=1&z", continue: "" })).toBe(
      "/login/code?email=a%2Bb%40c.de&next=%2Fx%3Fy%3D1%26z",
    );
    expect(loginPath("/login", {})).toBe("/login");
  });
});

describe("readCode", () => {
  it.each(["123456", " 123 456\n", "123-456", "１２３４５６"])("%j is a code", (typed) =>
    expect(readCode(typed)).toBe("123456"),
  );
  it.each(["", "12345", "1234567", "12345a", "1".repeat(1_000_000)])("%s is none", (typed) =>
    expect(readCode(typed)).toBe(""),
  );
});
