import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseFragment, serialize } from "parse5";
import { describe, expect, it } from "vitest";
import { toHtml } from "#lib/body/html.ts";
import { commentMarkup } from "#lib/comment-text.ts";

const html = (body: string) => toHtml(commentMarkup(body));

describe("commentMarkup", () => {
  it("makes paragraphs of what an empty line parts, and breaks of lines", () => {
    expect(html("Eins\nzwei\r\n\r\n\n  Drei  ")).toBe("<p>Eins<br>zwei</p><p>Drei</p>");
    expect(html(" \n\n")).toBe("");
  });

  it("sets quotes apart, also within quotes", () => {
    expect(html("> Sie sagten\n> dies.\nNein.")).toBe(
      "<blockquote><p>Sie sagten<br>dies.</p></blockquote><p>Nein.</p>",
    );
    expect(html("> > alt\n> neu")).toBe(
      "<blockquote><blockquote><p>alt</p></blockquote><p>neu</p></blockquote>",
    );
    expect(html("5 > 3\n>")).toBe("<p>5 &gt; 3</p>");
  });

  it("stops nesting quotes after three", () => {
    const deep = html(`${">".repeat(500)} tief`);
    expect(deep.match(/<blockquote>/g)).toHaveLength(3);
    expect(deep).toContain("tief");
  });

  it("links bare addresses as readers' links", () => {
    expect(html("Siehe https://example.org/a?b=1&c=2.")).toBe(
      '<p>Siehe <a href="https://example.org/a?b=1&amp;c=2" rel="ugc nofollow noopener">https://example.org/a?b=1&amp;c=2</a>.</p>',
    );
  });

  it("leaves punctuation and foreign brackets outside", () => {
    const target = (body: string) => /href="([^"]*)"/.exec(html(body))?.[1];
    expect(target("(https://example.org/a)")).toBe("https://example.org/a");
    expect(target("https://de.wikipedia.org/wiki/Merkur_(Planet)!")).toBe(
      "https://de.wikipedia.org/wiki/Merkur_(Planet)",
    );
    expect(target("„https://example.org/a“")).toBe("https://example.org/a");
    expect(target("https://bücher.example/größe")).toBe("https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe");
  });

  it("shortens what is seen of a long address, not where it leads", () => {
    const address = `https://example.org/${"a".repeat(80)}`;
    expect(html(address)).toContain(`href="${address}"`);
    expect(html(address)).toContain(`>${address.slice(0, 59)}…</a>`);
  });

  it("links nothing that pretends or is no web address", () => {
    for (const body of [
      "javascript:alert(1)",
      "https://bank.example@evil.example/",
      "https://",
      "http://localhost/",
      "www.example.org",
      "ftp://example.org/",
      "xhttps://example.org/",
      "[a](javascript:alert(1)) <a href=https://",
    ])
      expect(html(body)).not.toContain("<a ");
  });

  it("shows typed markup as it was typed", () => {
    expect(html("<b>fett</b> &amp; **auch**")).toBe("<p>&lt;b&gt;fett&lt;/b&gt; &amp;amp; **auch**</p>");
  });

  it("takes a long comment without slowing down", () => {
    const start = performance.now();
    html(`https://example.org/${")".repeat(100_000)} ${"> ".repeat(50_000)}${"http://".repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

const ALLOWED: Record<string, string[]> = { p: [], br: [], blockquote: [], a: ["href", "rel"] };

/** Whether a browser would read only what commentMarkup may say, and the same again when written back. */
function expectHarmless(body: string): void {
  const written = html(body);
  const fragment = parseFragment(written);
  const walk = (nodes: typeof fragment.childNodes): void => {
    for (const node of nodes) {
      if (!("tagName" in node)) continue;
      expect(Object.keys(ALLOWED)).toContain(node.tagName);
      for (const { name, value } of node.attrs) {
        expect(ALLOWED[node.tagName]).toContain(name);
        if (name === "href") expect(value).toMatch(/^https?:\/\//);
      }
      walk(node.childNodes);
    }
  };
  walk(fragment.childNodes);
  // A parser drops or replaces these whatever is written; everything else must come back.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is the case in point
  if (!/\u0000/.test(body)) expect(serialize(fragment)).toBe(written);
}

describe("hostile comments", () => {
  it("stay harmless, whatever is typed", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "<",
        ">",
        "\n> ",
        "https://",
        "http://a.b/",
        "</p>",
        "<!--",
        "&lt;",
        '"',
        "'",
        "\n\n",
        "\u202e",
      ),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => expectHarmless(pieces.join(""))));
  });

  const folder = new URL("../../shared/data/hostile/", import.meta.url);
  const there = existsSync(folder);
  if (!there)
    process.stderr.write("Skipped: ../shared/data/hostile is not here (lib/comment-text.test.ts).\n");

  it.skipIf(!there)("stay harmless: naughty strings and script payloads that others collected", () => {
    const naughty: string[] = JSON.parse(readFileSync(new URL("naughty-strings/blns.json", folder), "utf8"));
    const payloads = readFileSync(
      new URL("xss/payloadbox__xss-payload-list/xss-payload-list.txt", folder),
      "utf8",
    ).split("\n");
    for (const body of [...naughty, ...payloads, payloads.slice(0, 500).join("\n> ")]) expectHarmless(body);
  });
});
