import { describe, expect, it } from "vitest";
import { parseEmail } from "#lib/email-address.ts";
import { hasAddresses, judgedAddresses } from "#lib/testing/isemail.ts";

if (!hasAddresses)
  process.stderr.write("lib/email-address.corpus.test.ts: ../shared/data/mail is absent, it is not tried\n");

const cases = judgedAddresses();

describe.skipIf(!hasAddresses)("parseEmail beside the verdicts of isemail", () => {
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
