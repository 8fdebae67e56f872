import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "#lib/slug.ts";

describe("slugify", () => {
  it.each([
    ["Müller & Söhne", "mueller-und-soehne"],
    ["Koalition: „Wir sind uns einig“!", "koalition-wir-sind-uns-einig"],
    ["C++", "c"],
    ["Straße", "strasse"],
    ["STRAẞE", "strasse"],
    ["Œuvre", "oeuvre"],
    ["İstanbul", "istanbul"],
    ["Ελλάδα", "ελλάδα"],
    ["日本語", "日本語"],
    ["Mu\u0308ller", "mueller"],
    ["e\u0301t\u0113", "ete"],
    ["हिन्दी", "हिन्दी"],
    ["Й и й", "й-и-й"],
    ["Grüne’s Büro", "gruenes-buero"],
    ["ﬁn ² ½", "fin-2-1-2"],
    ["Größe zählt 👩‍👩‍👧", "groesse-zaehlt"],
    ["a/b\\c..d", "a-b-c-d"],
    ["Łódź, Ðakovo, Þór", "lodz-dakovo-thor"],
  ])("makes %s to %s", (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  it.each(["", ".", "..", "/", "-", " – ", "…", "👩‍👩‍👧", "\u0000", "\ud800", "\u0301", "\u200d"])(
    "leaves nothing of %j",
    (title) => {
      expect(slugify(title)).toBe("");
    },
  );

  it("cuts at a word where one ends in the second half, and never half a character", () => {
    expect(slugify("eins zwei drei", 9)).toBe("eins-zwei");
    expect(slugify("eins zwei drei", 11)).toBe("eins-zwei");
    expect(slugify("Donaudampfschifffahrt", 10)).toBe("donaudampf");
    expect(slugify("a 𠮷𠮷𠮷𠮷𠮷", 5)).toBe("a-𠮷");
  });

  it("is well-formed, bounded, and its own slug, whatever it is made from", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 100 }), (title, max) => {
        const slug = slugify(title, max);
        expect(slug).toMatch(/^$|^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(slug.length).toBeLessThanOrEqual(max);
        expect(slug.isWellFormed()).toBe(true);
        expect(slugify(slug, 1000)).toBe(slug);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["ä-\u0301 ", " ", "\u0301", "a"])(
    "reads a megabyte of %j in time",
    { timeout: 30_000 },
    (unit) => {
      expect(slugify(unit.repeat(1_000_000 / unit.length)).length).toBeLessThanOrEqual(80);
    },
  );
});
