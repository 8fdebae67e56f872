import { describe, expect, it } from "vitest";
import { readTyped } from "#lib/search/typed.ts";
import { allOf, anyOrPairs, headlineOf, likelyOf, type Seen, someOf, weigh } from "#lib/search/wanted.ts";

const word = (articles: number, lexeme: string, ...parts: [lexeme: string, articles: number][]) => ({
  lexemes: [{ lexeme, articles }],
  parts: parts.map(([part, count]) => ({ lexeme: part, articles: count })),
});
const seen: Seen = new Map([
  ["Brücke", word(40, "bruck")],
  ["Rhein", word(9_000, "rhei")],
  ["Zoll", word(7_000, "zoll")],
  ["Brückenzoll", word(0, "bruckenzoll", ["bruck", 40], ["zoll", 7_000])],
  ["die", { lexemes: [], parts: [] }],
  ["über", { lexemes: [], parts: [] }],
]);
const all = (text: string) => allOf(readTyped(text), seen);

describe("a query", () => {
  it.each([
    ["Brücke", "'bruck'"],
    ["die Brücke Rhein", "('bruck' & 'rhei')"],
    ["Brücke OR Rhein Zoll", "(('bruck' | 'rhei') & 'zoll')"],
    ['"Brücke über die Rhein"', "('bruck' <3> 'rhei')"],
    ["Brücke -Rhein", "('bruck' & !'rhei')"],
    ["Brückenzoll", "('bruckenzoll' | ('bruck' & 'zoll'))"],
    ["die", null],
    ["-Rhein", null],
  ])("%s → %s", (text, query) => expect(all(text)).toBe(query));

  it("for some of it: rare words each alone, common ones in pairs, quotes and exclusions kept", () => {
    expect(someOf(readTyped("Brücke Rhein Zoll"), seen)).toEqual([
      { query: "'bruck'", likely: 40 },
      { query: "('zoll' & 'rhei')", likely: 7_000 },
    ]);
    expect(someOf(readTyped('"Rhein Zoll" Brücke -Fähre'), seen)[0]?.query).toBe(
      "('bruck' & ('rhei' <1> 'zoll'))",
    );
    expect(someOf(readTyped("Brücke"), seen)).toEqual([]);
    expect(someOf(readTyped("Brückenzoll"), seen)).toHaveLength(1);
    expect(anyOrPairs([])).toEqual([]);
  });

  it("for headlines, and how many it may find", () => {
    expect(headlineOf(readTyped("Brücke Rhein"), seen, (lexeme) => `^${lexeme}`)).toBe(
      "('^bruck' & '^rhei')",
    );
  });

  it("guesses how many articles hold it", () => {
    const likely = (text: string) => likelyOf(readTyped(text), seen, 10_000);
    expect(likely("Brücke")).toBe(40);
    expect(likely("die")).toBe(10_000);
    expect(likely("die Brücke")).toBe(40);
    expect(likely("Brücke Rhein")).toBeCloseTo(40 * Math.sqrt(0.9));
    expect(likely("Brücke Rhein Zoll")).toBeCloseTo(40 * Math.sqrt(0.9 * 0.7));
    expect(likely("Brückenzoll Rhein")).toBeCloseTo(40 * Math.sqrt(0.9));
    expect(likely('"Brücke Rhein"')).toBe(40);
    expect(likely("Rhein ODER Zoll")).toBe(10_000);
    expect(likely("Unbekannt")).toBe(10_000);
    expect(likelyOf(readTyped("Brücke Brücke"), seen, 1_000_000)).toBe(4);
  });

  it("weighs rare words more, parts of compounds less", () => {
    const weights = new Map(
      weigh(readTyped("Brückenzoll Rhein"), seen, 10_000).map(({ lexeme, weight }) => [lexeme, weight]),
    );
    expect(weights.get("bruck")).toBeGreaterThan(weights.get("rhei") ?? 0);
    const whole = weigh(readTyped("Zoll"), seen, 10_000)[0]?.weight ?? 0;
    expect(weights.get("zoll")).toBeCloseTo(0.4 * whole);
    expect(weights.has("bruckenzoll")).toBe(false);
  });
});
