import fc from "fast-check";
import { expect, it } from "vitest";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";
import { entryBody, entryText } from "#lib/live-text.ts";

const read = (typed: string) => parseBody(entryBody(typed));

it("makes paragraphs, lists and quotes of what is typed", () => {
  const doc = read("Erster\nZeile zwei\n\n- eins\n- zwei\n\n> gesagt");
  expect(doc.children.map(({ type }) => type.name)).toEqual(["paragraph", "bulletList", "quote"]);
  expect(toText(doc)).toContain("Erster\nZeile zwei");
});

it("links addresses and words, and leaves what would do harm as it was typed", () => {
  const links = (typed: string) => {
    const found: string[] = [];
    read(typed).descendants((node) => {
      for (const { attrs } of node.marks) if (attrs.href) found.push(`${node.text}>${attrs.href}`);
    });
    return found;
  };
  expect(links("Mehr bei https://example.org/a. Und [hier](/ki/b).")).toEqual([
    "https://example.org/a>https://example.org/a",
    "hier>/ki/b",
  ]);
  expect(links("[x](javascript:alert(1)) <a href=x>")).toEqual([]);
  expect(toText(read("[x](javascript:alert(1))"))).toBe("[x](javascript:alert(1))");
});

it("comes back as it was typed", () => {
  const typed = "Ein **fetter** Satz, https://example.org/a.\n\n- eins\n- zwei\n\n> gesagt\n> getan";
  expect(entryText(entryBody(typed))).toBe(typed);
});

it("is always a text of the schema", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      read(typed);
    }),
  );
  read("");
  read("\u0000 \u202e <script>");
});
