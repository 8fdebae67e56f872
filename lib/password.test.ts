import { describe, expect, it } from "vitest";
import { hashPassword, isFitPassword, isPassword } from "#lib/password.ts";

describe("a password", () => {
  it("opens with what it was made of, however it was typed, and with nothing else", async () => {
    const stored = await hashPassword("Käsebrot ist ein gutes Brot");
    expect(stored).toMatch(/^[\w-]{22}:[\w-]{43}$/);
    expect(await isPassword("Ka\u0308sebrot ist ein gutes Brot", stored)).toBe(true);
    expect(await isPassword("käsebrot ist ein gutes brot", stored)).toBe(false);
    expect(await isPassword("", stored)).toBe(false);
    expect(await hashPassword("Käsebrot ist ein gutes Brot")).not.toBe(stored);
  });

  it("takes as long for nobody's account", async () => {
    const stored = await hashPassword("Käsebrot ist ein gutes Brot");
    const time = async (hash: string | null) => {
      const from = performance.now();
      expect(await isPassword("falsch und lang genug", hash)).toBe(false);
      return performance.now() - from;
    };
    await time(null);
    expect(await time(null)).toBeGreaterThan((await time(stored)) / 5);
  });

  it("is long", () => {
    expect(isFitPassword("elf Zeichen")).toBe(false);
    expect(isFitPassword("zwölf Zeiche")).toBe(true);
    expect(isFitPassword("x".repeat(201))).toBe(false);
  });
});
