import { describe, expect, it } from "vitest";
import { excerptOf } from "#lib/search/excerpt.ts";
import { FOUND } from "#lib/search/search.ts";

const show = (text: string, looked: Record<string, number>) =>
  excerptOf(text, "de", new Map(Object.entries(looked)))
    .replaceAll(FOUND.start, "[")
    .replaceAll(FOUND.stop, "]");
const filler = (words: number) => Array.from({ length: words }, (_, at) => `Wort${at}`).join(" ");

describe("an excerpt", () => {
  it("marks every form of a word, and long words that hold it", () => {
    expect(
      show("Die Verhandlungen enden. Eine Verhandlung bleibt, auch Koalitionsverhandlungen.", {
        verhandl: 1,
      }),
    ).toBe("Die [Verhandlungen] enden. Eine [Verhandlung] bleibt, auch [Koalitionsverhandlungen].");
  });

  it("shows the place that says most, and a second that says something else", () => {
    const text = `${filler(60)} Brücke ${filler(60)} Brücke Rhein ${filler(60)} Fähre ${filler(60)}`;
    const shown = show(text, { bruck: 1, rhei: 2, fahr: 1 });
    expect(shown).toContain("[Brücke] [Rhein]");
    expect(shown).toContain("[Fähre]");
    expect(shown.match(/\[/g)).toHaveLength(3);
    expect(shown.startsWith("… ")).toBe(true);
  });

  it("is the beginning where nothing was found, and nothing of nothing", () => {
    expect(show("Ein kurzer Satz.", { fahr: 1 })).toBe("Ein kurzer Satz.");
    expect(show(filler(100), {}).endsWith(" …")).toBe(true);
    expect(show("", { fahr: 1 })).toBe("");
  });
});
