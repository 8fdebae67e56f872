import { describe, expect, it } from "vitest";
import { openSearch } from "#lib/opensearch.ts";
import { FOUND, foundPieces, inWords, NO_SEARCH, readSearch } from "#lib/search/search.ts";
import { sampleSite } from "#lib/testing/samples.ts";
import { all, only, readXml } from "#lib/xml-tree.ts";

describe("what somebody looks for", () => {
  it("is words, a section, an order and a page", () => {
    const query = { q: "  Brücke \n gesperrt ", section: "ki", sort: "newest", page: "2" };
    const read = { words: "Brücke gesperrt", section: "ki", sort: "newest", page: 2 };
    expect(readSearch(query)).toEqual({ ...NO_SEARCH, ...read });
    expect(readSearch({ year: "2025", topic: "netze", author: "x" })).toMatchObject({
      year: 2025,
      topic: "netze",
    });
    expect(readSearch({ year: "25" })?.year).toBe(0);
    expect(readSearch({})).toEqual(NO_SEARCH);
  });

  it("is cut where nobody has typed so much, keeps whole characters, and takes no name twice", () => {
    expect(readSearch({ q: "🤖".repeat(5_000) })?.words).toBe("🤖".repeat(200));
    expect(readSearch({ q: ["a", "b"] })?.words).toBe("");
    expect(readSearch({ q: "a\u0000b\u0007" })?.words).toBe("ab");
    expect(readSearch({ q: "a", page: "x" })).toBeNull();
  });
});

it("in words alone is what a subscription keeps", () => {
  const search = { ...NO_SEARCH, words: "Brücke", section: "ki", author: "anna-meier", year: 2024 };
  expect(inWords(search, "de")).toBe("Brücke ressort:ki autor:anna-meier");
  expect(inWords(search, "en")).toBe("Brücke section:ki author:anna-meier");
  expect(inWords({ ...NO_SEARCH, words: "Brücke" }, "de")).toBe("Brücke");
});

describe("an excerpt", () => {
  it("comes in pieces, the found ones marked, whatever else stands in it", () => {
    const { start, stop } = FOUND;
    expect(foundPieces(`Die ${start}Brücke${stop} <b>ist</b> ${start}zu${stop}`)).toEqual([
      { text: "Die ", isFound: false },
      { text: "Brücke", isFound: true },
      { text: " <b>ist</b> ", isFound: false },
      { text: "zu", isFound: true },
    ]);
    expect(foundPieces("")).toEqual([]);
    expect(
      foundPieces(`${stop}a${start}b`)
        .map(({ text }) => text)
        .join(""),
    ).toContain("b");
  });
});

describe("the description for browsers", () => {
  it("says where to ask, in words and as a feed", () => {
    const description = readXml(openSearch(sampleSite({ name: "Kaltenbrücker Tageblatt & Anzeiger" })));
    expect(only(description, "ShortName").text.length).toBeLessThanOrEqual(16);
    expect(all(description, "Url").map(({ attributes }) => attributes.template)).toEqual([
      "https://news.example/search?q={searchTerms}",
      "https://news.example/feed.xml?q={searchTerms}",
      "https://news.example/opensearch.xml",
    ]);
  });
});
