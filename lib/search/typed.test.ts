import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOf, readTyped, unquoted, wordsIn } from "#lib/search/typed.ts";

const nothing = { all: [], none: [], authors: [], sections: [], topics: [], from: null, to: null };

describe("what was typed", () => {
  it.each([
    ["Brücke gesperrt", { all: [[["Brücke"]], [["gesperrt"]]] }],
    ['"neue Brücke" Rhein', { all: [[["neue", "Brücke"]], [["Rhein"]]] }],
    ["„neue Brücke“", { all: [[["neue", "Brücke"]]] }],
    ["Brücke -Rhein", { all: [[["Brücke"]]], none: [["Rhein"]] }],
    ['Brücke -"alter Rhein"', { all: [[["Brücke"]]], none: [["alter", "Rhein"]] }],
    ["Köln OR Bonn Brücke", { all: [[["Köln"], ["Bonn"]], [["Brücke"]]] }],
    ["Covid-19", { all: [[["Covid"]], [["19"]]] }],
    ["Personen und -gruppen", { all: [[["Personen"]], [["und"]], [["gruppen"]]] }],
    ["„Fischglas“-artig", { all: [[["Fischglas"]], [["artig"]]] }],
    ['Brücke "unfertig', { all: [[["Brücke"]], [["unfertig"]]] }],
    ["autor:Meier Brücke", { all: [[["Brücke"]]], authors: ["Meier"] }],
    ['author:"Anna Meier"', { authors: ["Anna Meier"] }],
    ["ressort:politik thema:brücken", { sections: ["politik"], topics: ["brücken"] }],
    ["seit:2024-05 bis:2024", { from: "2024-05-01", to: "2024-12-31" }],
    ["jahr:2024", { from: "2024-01-01", to: "2024-12-31" }],
    ["jahr:viel", { all: [[["jahr"]], [["viel"]]] }],
    ["https://news.example", { all: [[["https"]], [["news"]], [["example"]]] }],
    ["' & | ! :*", {}],
    ["", {}],
  ])("%s", (text, read) => {
    expect(readTyped(text)).toEqual({ ...nothing, ...read });
  });

  it("has an end, and takes anything", () => {
    expect(readTyped("wort ".repeat(5_000)).all).toHaveLength(40);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const typed = readTyped(text);
        expect(typed.all.length).toBeLessThanOrEqual(40);
        expect(wordsIn(unquoted(typed)).every((word) => word.length > 0)).toBe(true);
      }),
    );
  });

  it.each([
    ["2024", "2024-01-01", "2024-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["31.5.2024", "2024-05-31", "2024-05-31"],
  ])("the days of %s", (text, first, last) => expect(daysOf(text)).toEqual({ first, last }));

  it.each(["2024-13", "2023-02-29", "31.2.2024", "0024", "gestern", ""])("%s is no day", (text) =>
    expect(daysOf(text)).toBeNull(),
  );
});
