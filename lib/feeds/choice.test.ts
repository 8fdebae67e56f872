import { describe, expect, it } from "vitest";
import { choiceQuery, isChosen, readChoice } from "#lib/feeds/choice.ts";
import { declaredQuery } from "#lib/reader-routes.ts";

const read = (query: string) => readChoice(new URLSearchParams(query));
const nothing = { section: [], topic: [], author: [], story: [], q: "" };

describe("what a feed is asked for", () => {
  it("is several of a kind with commas or under one name, and words", () => {
    const both = { ...nothing, section: ["ki"], topic: ["größe", "netz"], q: "Brücke gesperrt" };
    expect(read("section=ki&topic=netz,größe&q= Brücke   gesperrt ")).toEqual(both);
    expect(read("topic=netz&topic=größe&section=ki&section=ki&q=Brücke gesperrt")).toEqual(both);
    expect(read("")).toEqual(nothing);
  });

  it("has one address, whatever order it was asked in", () => {
    const address = "?section=ki&topic=gr%C3%B6%C3%9Fe,netz&q=Br%C3%BCcke%20%26%20mehr";
    const choice = read("q=Brücke %26 mehr&topic=netz,größe&section=ki");
    expect(choice && choiceQuery(choice)).toBe(address);
    expect(choice && read(address)).toEqual(choice);
    expect(choiceQuery(nothing)).toBe("");
    expect([isChosen(nothing), isChosen({ ...nothing, q: "a" })]).toEqual([false, true]);
  });

  it.each([
    ["a slug that is none", "section=a/b"],
    ["white space in a slug", "topic=a%20b"],
    ["more than anybody follows", `topic=${Array.from({ length: 11 }, (_, n) => `t${n}`)}`],
    ["words without end", `q=${"a".repeat(201)}`],
  ])("is nothing that could be found: %s", (_, query) => expect(read(query)).toBeNull());

  it("reaches the feed through the document cache as it was meant, without the rest", () => {
    const query = "?utm_source=x&topic=netz&topic=größe&q=a%26section%3Dx&section=ki&page=2";
    const declared = declaredQuery("/feed.atom", query);
    expect(declared).toBe("?section=ki&topic=netz,gr%C3%B6%C3%9Fe&q=a%26section%3Dx");
    expect(read(declared)).toEqual({
      ...nothing,
      section: ["ki"],
      topic: ["größe", "netz"],
      q: "a&section=x",
    });
    expect(declaredQuery("/ki/feed.xml", query)).toBe("");
  });
});
