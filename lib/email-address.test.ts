import { describe, expect, it } from "vitest";
import { parseEmail } from "#lib/email-address.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

describe("parseEmail", () => {
  it.each([
    ["ada@example.org", "ada@example.org"],
    ["  Ada.Lovelace+News@Example.ORG\n", "ada.lovelace+news@example.org"],
    ["jürgen@müller.example", "jürgen@müller.example"],
    ["ju\u0308rgen@example.org", "jürgen@example.org"],
    ["o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"],
    ["a@xn--mller-kva.example", "a@xn--mller-kva.example"],
    [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
  ])("%j is %j", (typed, email) => expect(parseEmail(typed)).toBe(email));

  it.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@localhost",
    "ada@127.0.0.1",
    "ada@[127.0.0.1]",
    "ada@@example.org",
    "ada@example.org,bob@example.org",
    "ada@example.org\nBcc: bob@example.org",
    "ada@example.org\u0000",
    "a da@example.org",
    ".ada@example.org",
    "ada.@example.org",
    "ada..b@example.org",
    "ada@-example.org",
    "ada@example-.org",
    "ada@example..org",
    "ada@example.org.",
    '"ada"@example.org',
    "Ada <ada@example.org>",
    "ada\u202e@example.org",
    `${"a".repeat(65)}@example.org`,
    `a@${"b".repeat(64)}.org`,
    `a@${"b.".repeat(130)}org`,
    "x".repeat(1_000_000),
  ])("%j is none", (typed) => expect(parseEmail(typed)).toBeNull());

  it("takes nothing of what breaks careless writers", () => {
    for (const text of hostileTexts()) expect(parseEmail(text), text.slice(0, 80)).toBeNull();
  });
});
