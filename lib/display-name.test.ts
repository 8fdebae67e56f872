import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDisplayName, foldName } from "#lib/display-name.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const codeOf = (name: string, ...staff: string[]) => {
  const check = checkDisplayName(name, new Set(staff.map(foldName)));
  return check.ok ? null : check.code;
};

describe("checkDisplayName", () => {
  it.each([
    "Mara",
    "Jo",
    "Jürgen Müller-Lüdenscheidt",
    "O’Brien",
    "Renée D'Arc",
    "Łukasz",
    "Ağaoğlu",
    "Иван Петров",
    "Γιώργος",
    "محمد",
    "משה",
    "山田太郎",
    "ＴｏｍＸ",
    "Li 李",
    "Robo 🤖",
    "Herz ❤️",
    "x_X_1848_X_x",
    "Dr. No",
    "Nguyễn Thị",
    "अमित",
    "Hawaiʻi",
    "St.Pauli",
    "ユーザー1",
    "a".repeat(40),
  ])("takes %s", (name) => {
    expect(checkDisplayName(name)).toEqual({ ok: true, name });
  });

  it("tidies what it takes", () => {
    expect(checkDisplayName("  Jo\u0308rg   Maus ")).toEqual({ ok: true, name: "Jörg Maus" });
  });

  it.each([
    ["", "too-short"],
    ["M", "too-short"],
    ["a".repeat(41), "too-long"],
    ["Ma\u200bra", "characters"],
    ["\u202eMara", "characters"],
    ["Ma\nra", "characters"],
    ["Ma\u0000ra", "characters"],
    ["Ma\u00a0ra", "characters"],
    ["Ma\u3164ra", "characters"],
    ["Ma\u2800ra", "characters"],
    ["M\ud83d", "characters"],
    ["Ma\u0336\u0336\u0336ra", "characters"],
    ["...", "no-letters"],
    ["🤖🤖", "no-letters"],
    ["mara@firma.example", "address"],
    ["https://x.example", "address"],
    ["casino-online.com", "address"],
    ["Mаra", "mixed-scripts"],
    ["Ρeter", "mixed-scripts"],
    ["Иван מ", "mixed-scripts"],
    ["Redaktion", "reserved"],
    ["Die Redaktion", "reserved"],
    ["R3dakt1on", "reserved"],
    ["Admin-Team", "reserved"],
    ["M o d e r a t o r", "reserved"],
  ])("refuses %j: %s", (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  it("refuses who looks like the staff", () => {
    for (const name of [
      "Ina Vogt",
      "ina vogt",
      "InaVogt",
      "lna Vogt",
      "1na V0gt",
      "Ina  Vogtt",
      "Ína Vogt",
      "Ina_Vogt!",
    ])
      expect(codeOf(name, "Ina Vogt")).toBe("reserved");
    for (const name of ["Ina Voigt", "Ida Vogt", "Vogt"]) expect(codeOf(name, "Ina Vogt")).toBeNull();
    // All Cyrillic, so no mix: only the look gives it away.
    expect(codeOf("Сара", "Capa")).toBe("reserved");
    expect(codeOf("Bernd", "Bemd")).toBe("reserved");
  });

  it("answers whatever is typed, and takes no name twice differently", () => {
    const any = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(...hostileTexts()),
    );
    fc.assert(
      fc.property(any, (typed) => {
        const check = checkDisplayName(typed);
        if (!check.ok) return;
        expect(checkDisplayName(check.name)).toEqual(check);
        expect([...check.name].length).toBeLessThanOrEqual(40);
        expect(check.name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u);
        expect(foldName(check.name)).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("foldName", () => {
  it("is the same for itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => foldName(foldName(name)) === foldName(name)),
    );
  });

  it("keeps different people apart", () => {
    const people =
      "Mara Max Moritz Müller Muller Miller Jörg Jorg Hans Hanna Иван Петр 山田 محمد Robo7 Robo9".split(" ");
    expect(new Set(people.map(foldName)).size).toBe(people.length);
  });
});
