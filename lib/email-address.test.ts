import { domainToASCII } from "node:url";
import fc from "fast-check";
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
    ["a@xn--mller-kva.example", "a@müller.example"],
    ["a@MÜLLER.example", "a@müller.example"],
    ["a@mu\u0308ller.example", "a@müller.example"],
    ["a@straße.example", "a@straße.example"],
    ["a@xn--strae-oqa.example", "a@straße.example"],
    ["a@新聞.example", "a@新聞.example"],
    ["a@xn--i-7iq.ws", "a@xn--i-7iq.ws"],
    ["a@xn--zzzzzzzzzz99999999.example", "a@xn--zzzzzzzzzz99999999.example"],
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
    // RFC 3696 §3 spoke of 320 signs; 254 fit into a path.
    `${"a".repeat(64)}@${`${"b".repeat(62)}.`.repeat(4)}org`,
    `a@${"ü".repeat(60)}.example`,
    "a@xn--\u00fc.example",
    "a@example.0x7f",
    "x".repeat(1_000_000),
  ])("%j is none", (typed) => expect(parseEmail(typed)).toBeNull());

  it("gives back what it gave, whatever that was", () => {
    const label = fc.stringMatching(/^[a-zäöüßéñåøłžа-яα-ω0-9一-十-]{1,12}$/u);
    fc.assert(
      fc.property(fc.tuple(label, label, label), ([local, name, last]) => {
        const email = parseEmail(`${local}@${name}.${last}`);
        fc.pre(email !== null);
        expect(parseEmail(email)).toBe(email);
        const domain = domainToASCII(email.slice(email.indexOf("@") + 1));
        expect(parseEmail(`${local}@${domain}`)).toBe(email);
      }),
    );
  });

  it("takes nothing of what breaks careless writers", () => {
    for (const text of hostileTexts()) expect(parseEmail(text), text.slice(0, 80)).toBeNull();
  });
});
