import { describe, expect, it } from "vitest";
import { matchTotp, newTotpSecret, otpauthUri, stepAt, toBase32, totpCode } from "#lib/totp.ts";

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const secret = toBase32(Buffer.from("12345678901234567890"));
const at = (seconds: number) => new Date(seconds * 1000);

describe("totpCode", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %s it is %s", (seconds, code) => expect(totpCode(secret, stepAt(at(seconds)))).toBe(code));
});

describe("matchTotp", () => {
  const now = at(1_234_567_890);
  const step = stepAt(now);
  const match = (code: string, lastStep: number | null = null) => matchTotp(secret, code, { now, lastStep });

  it("takes the code of now and of its neighbours", () => {
    for (const near of [step - 1, step, step + 1]) expect(match(totpCode(secret, near))).toBe(near);
    for (const far of [step - 2, step + 2]) expect(match(totpCode(secret, far))).toBeNull();
  });

  it("takes none twice, and none older than the last", () => {
    expect(match(totpCode(secret, step), step)).toBeNull();
    expect(match(totpCode(secret, step - 1), step)).toBeNull();
    expect(match(totpCode(secret, step + 1), step)).toBe(step + 1);
  });

  it.each(["", "12345", "abcdef", "0".repeat(10_000)])("%s is no code", (code) =>
    expect(match(code)).toBeNull(),
  );
});

it("a secret has 160 bits, and its link names portal and person", () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(otpauthUri("ABC", { site: "Die Depesche", email: "a+b@c.de" })).toBe(
    "otpauth://totp/Die%20Depesche:a%2Bb%40c.de?secret=ABC&issuer=Die%20Depesche",
  );
});
