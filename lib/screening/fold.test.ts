import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asSeen, foldWord, visible } from "#lib/screening/fold.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

describe("foldWord", () => {
  it.each([
    ["Idiot", "plain"],
    ["Id\u200biot", "a zero-width space"],
    ["I\u00addiot", "a soft hyphen"],
    ["\u202eIdiot\u202c", "bidi signs"],
    ["Idi\u0007ot", "a control character"],
    ["1diot", "a digit"],
    ["!d10t", "more of them"],
    ["іdiоt", "Cyrillic letters"],
    ["ιdιοτ", "Greek letters"],
    ["ｉｄｉｏｔ", "full-width letters"],
    ["𝕴𝖉𝖎𝖔𝖙", "mathematical letters"],
    ["ⓘⓓⓘⓞⓣ", "letters in circles"],
    ["🅘🅓🅘🅞🅣", "letters on black"],
    ["ɪᴅɪᴏᴛ", "small capitals"],
    ["i̴d̷i̸o̵t̶", "strokes through it"],
    ["Ídìót", "accents"],
    ["Idiooooot", "a long o"],
    ["IIIdiot", "a long i"],
    ["ldiot", "a small l for a capital I"],
  ])("reads %s: %s", (word) => {
    expect(foldWord(word)).toContain("idiot");
  });

  it("takes 1 and capital I for l too", () => {
    expect(foldWord("sch1ampe")).toContain("schlampe");
    expect(foldWord("SchIampe")).toContain("schlampe");
  });

  it("keeps umlauts apart from plain vowels, and writes them out", () => {
    expect(foldWord("schwül")).toEqual(["schwuel"]);
    expect(foldWord("Scho\u0308n")).toEqual(foldWord("schoen"));
    expect(foldWord("Straße")).toEqual(["strasse"]);
  });

  it("keeps numbers and double letters", () => {
    expect(foldWord("1848")).toEqual(["1848"]);
    expect(foldWord("Masse")).toEqual(["masse"]);
    expect(foldWord("Masse")).not.toEqual(foldWord("Mase"));
    expect(foldWord("Schifffahrt")).toContain("schiffahrt");
  });

  it("leaves nothing of what cannot be seen", () => {
    for (const word of ["", "\u200b", "\u202e\u2066", "\ufeff\u00ad", "\u3164"])
      expect(foldWord(word)).toEqual([]);
  });

  it("gives forms that fold to themselves, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (word) => {
        for (const form of foldWord(word)) expect(foldWord(form)).toContain(form);
      }),
    );
  });

  it("sees through signs strewn in", () => {
    const strewn = fc.array(fc.constantFrom("\u200b", "\u00ad", "\u2060", "\u202d", "\ufe0f", "\u0336"), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(strewn, (signs) => {
        expect(foldWord([..."idiot"].map((letter, at) => letter + signs[at]).join(""))).toContain("idiot");
      }),
    );
  });
});

describe("visible", () => {
  it("keeps line breaks and what can be seen", () => {
    expect(visible("a\r\n\tb\u00a0c 👍")).toBe("a\r\n\tb\u00a0c 👍");
    expect(visible("\u200b \u202e\u0000")).toBe(" ");
  });
});

describe("asSeen", () => {
  it("is stable, whatever is typed", () => {
    for (const text of hostileTexts()) expect(asSeen(asSeen(text))).toBe(asSeen(text));
  });
});
