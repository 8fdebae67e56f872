import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEmail } from "#lib/email-address.ts";

const file = join(
  import.meta.dirname,
  "../../shared/data/mail/addresses/dominicsayers__isemail/test/tests.xml",
);
const present = existsSync(file);
if (!present)
  process.stderr.write("lib/email-address.corpus.test.ts: ../shared/data/mail is absent, it is not tried\n");

const text = (xml: string) =>
  xml
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    // Signs that the file cannot hold stand in it as their pictures.
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0x2400));

const cases = present
  ? [
      ...readFileSync(file, "utf8").matchAll(
        /<test id="(\d+)">\s*<address>([^<]*)<\/address>\s*<category>(\w+)<\/category>/g,
      ),
    ].map(([, id = "", address = "", category = ""]) => ({ id, address: text(address), category }))
  : [];

describe.skipIf(!present)("parseEmail beside the verdicts of isemail", () => {
  it("there are as many as the file has", () => expect(cases.length).toBeGreaterThan(120));

  it.each(cases.filter(({ category }) => category === "ISEMAIL_ERR"))(
    "$id is no address: $address",
    // Blanks around an address are a slip of the hand, and are taken off first.
    ({ address }) => expect(parseEmail(address.replace(/^\s+|\s+$/g, " x "))).toBeNull(),
  );

  const ordinary = cases.filter(
    ({ category, address }) =>
      /^ISEMAIL_(VALID_CATEGORY|DNSWARN)$/.test(category) && /@.*\.[^.\d][^.]*$/.test(address),
  );
  it.each(ordinary)("$id is one: $address", ({ address }) =>
    expect(parseEmail(address)).toBe(address.trim().toLowerCase()),
  );
});
