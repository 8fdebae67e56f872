import { describe, expect, it } from "vitest";
import { fromHtml } from "#lib/body/from-html.ts";
import { render } from "#lib/body/render.test-support.ts";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";

const FLAT = ["all mark-up, which is too deep or too much"];
const megabytes = (unit: string, count = 1) => unit.repeat(Math.ceil((count * 1_000_000) / unit.length));
const numbered = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join("");

/** Reads, stores, renders; a minute for each of these is how one post stops an import. */
function goThrough(html: string) {
  const { doc, dropped } = fromHtml(html);
  const stored = parseBody(doc.toJSON());
  return { html: render(stored), text: toText(stored), dropped };
}

describe("HTML that asks for too much", { timeout: 60_000 }, () => {
  it.each([
    ["unclosed bold", () => megabytes("<b>x")],
    ["nested boxes", () => megabytes("<div>x")],
    ["nested lists", () => "<ul><li>x".repeat(50_000)],
    ["nested quotes", () => "<blockquote>x".repeat(50_000)],
    ["formatting that every paragraph takes up again", () => numbered(5000, (i) => `<p><b a=${i}>x</p>`)],
    ["more elements than an article has", () => megabytes("<br>x", 1)],
  ])("becomes plain paragraphs: %s", (_, make) => {
    const { dropped, text, html } = goThrough(make());
    expect(dropped).toEqual(FLAT);
    expect(text).toContain("x");
    expect(html).not.toMatch(/<(b|strong|div|ul|blockquote)\b/);
  });

  it.each([
    ["without a tag", () => megabytes("Wort und & < ", 2)],
    ["a line of white space", () => `a${megabytes(" \n")}b`],
    ["one tag with very many names", () => `<p ${numbered(100_000, (i) => `a${i} `)}>x</p>`],
    ["text between comments", () => "x<!-- -->".repeat(100_000)],
    ["half a tag", () => `x<a href="${megabytes("x")}`],
    ["many open brackets", () => megabytes("<", 1)],
    ["many equal headings", () => "<h2>x</h2>".repeat(8_000)],
    ["badly nested, all over", () => "<p><b>x<i>y</b>z</i></p>".repeat(2_000)],
    ["text that a table pushes out", () => `<table>${"<i>x</i>".repeat(20_000)}`],
  ])("stays what it is, in time: %s", (_, make) => {
    expect(goThrough(make()).dropped).toEqual([]);
  });

  it("nests lists no deeper than can be stored", () => {
    const { html, text, dropped } = goThrough(`${"<ul><li>a".repeat(60)}<b>tief</b>`);
    expect(dropped).toEqual([]);
    expect(html.match(/<ul>/g)).toHaveLength(20);
    expect(html).toContain("<strong>tief</strong>");
    expect(text.match(/a/g)).toHaveLength(60);
  });

  it("says no script when it lays flat", () => {
    const text = goThrough(
      `${"<b>".repeat(300)}<p>Wort<script>"</b>" evil()</script> &amp; <style>evil{}</style>mehr`,
    ).text;
    expect(text).toBe("Wort\n\n&\n\nmehr");
  });
});
