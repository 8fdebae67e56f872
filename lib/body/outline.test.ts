import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTENTS_FROM, outline } from "#lib/body/outline.ts";
import { doc, heading, p, render } from "#lib/body/render.test-support.ts";

const ids = (...titles: string[]) =>
  outline(doc(...titles.map((title) => heading(title)))).map(({ id }) => id);

describe("outline", () => {
  it("names headings, twins apart and apart from the page's own ids", () => {
    expect(ids("Straße", "Straße", "Straße 2", "Straße")).toEqual([
      "strasse",
      "strasse-2",
      "strasse-2-2",
      "strasse-3",
    ]);
    expect(ids("Comments", "fn 1", "???")).toEqual(["comments-2", "abschnitt-fn-1", "abschnitt"]);
  });

  it("reads a heading of two lines as one, and passes over those without words", () => {
    const twoLines = {
      type: "heading",
      content: ["a", "b"].flatMap((text) => [{ type: "text", text }, { type: "hardBreak" }]),
    };
    expect(outline(doc(twoLines, { type: "heading" }, p("x")))).toEqual([
      { id: "a-b", level: 2, text: "a b" },
    ]);
  });

  it("gives the ids that the text carries, all different", () => {
    const title = fc.oneof(
      fc.constantFrom("A", "A 2", "A 2 2", "Related", " ", "日本語"),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), (titles) => {
        const text = doc(...titles.map((each) => heading(each)));
        const named = outline(text).map(({ id }) => id);
        expect(new Set(named).size).toBe(named.length);
        expect([...render(text).matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)).toEqual(named);
      }),
    );
  });

  it("is shown from four headings on", () => {
    expect(CONTENTS_FROM).toBe(4);
  });
});
