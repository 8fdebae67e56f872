import { expect, it } from "vitest";
import { deskQuery, parseDeskFilter, toPrefixQuery } from "#lib/desk-list.ts";

it("reads a filter from an address and writes it back", () => {
  const query = { state: "review", section: "3", mine: "1", q: "Brücke" };
  expect(deskQuery(parseDeskFilter(query))).toEqual(query);
});

it("takes what it does not know as everything", () => {
  const filter = parseDeskFilter({ state: "lost", section: "x", mine: "yes", after: "1; DROP" });
  expect(filter).toEqual({ state: null, sectionId: null, mine: false, words: "", after: null });
});

it("knows where a page begins", () => {
  const { after } = parseDeskFilter({ after: "2026-11-27 10:11:12.345+00 42" });
  expect(after).toEqual({ touchedAt: "2026-11-27 10:11:12.345+00", id: 42 });
});

it("looks for beginnings, whatever is typed", () => {
  expect(toPrefixQuery("Koalition & 'bruch'")).toBe("'Koalition':* & 'bruch':*");
  expect(toPrefixQuery("!!! | ()")).toBe("");
  expect(toPrefixQuery("Brücke 2026")).toBe("('Brücke':* | 'bruecke':*) & '2026':*");
  expect(toPrefixQuery("Koalition bruch", "AB")).toBe("'Koalition':*AB & 'bruch':*AB");
  expect(toPrefixQuery("a ".repeat(50)).split("&")).toHaveLength(8);
});
