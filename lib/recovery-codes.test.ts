import { expect, it } from "vitest";
import { newRecoveryCodes, readRecoveryCode, shownRecoveryCode } from "#lib/recovery-codes.ts";

it("ten different codes, each read back as it is shown", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(shownRecoveryCode(code)).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    expect(readRecoveryCode(` ${shownRecoveryCode(code).toUpperCase()} `)).toBe(code);
  }
  for (const none of ["", "123456", "x".repeat(1_000)]) expect(readRecoveryCode(none)).toBe("");
});
