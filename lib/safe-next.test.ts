import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeNext } from "#lib/safe-next.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

describe("safeNext", () => {
  it.each(["/", "/ki/artikel", "/ki/artikel?page=2#comment-7", "/account", "/admin/comments?state=pending"])(
    "%s leads there",
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    "",
    "ki",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/ki\r\nSet-Cookie: a=b",
    "/ki\u0000",
    "https://evil.example/",
    "javascript:alert(1)",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "/login",
    "/login/code?email=a",
    "/logout",
    "/api/auth/signout",
    "/x/../login",
    `/${"a".repeat(2_000)}`,
  ])("%j leads nowhere", (typed) => expect(safeNext(typed)).toBe(""));

  it("never leaves the portal, whatever is typed", () => {
    const origin = "https://news.example";
    const stays = (typed: string) => {
      const path = safeNext(typed);
      expect(new URL(path, origin).origin).toBe(origin);
      expect(path).not.toMatch(/^\/[/\\]/);
    };
    for (const text of hostileTexts()) for (const lead of ["", "/", "//", "/./", "/\\"]) stays(lead + text);
    fc.assert(fc.property(fc.stringMatching(/^[/\\.%a2eE@:?#]{1,12}$/), stays));
  });
});
