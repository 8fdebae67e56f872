import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { escapeXml, tag, xmlDocument } from "#lib/xml.ts";

/** What a strict parser reads back: the text and the attribute of the one element. */
function readBack(document: string): { text: string; attribute: string | undefined } {
  const parser = new SaxesParser();
  let text = "";
  let attribute: string | undefined;
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("opentag", (element) => {
    attribute = element.attributes.a;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(document).close();
  // The line feeds after the declaration and after the root.
  return { text: text.slice(1, -1), attribute };
}

describe("escapeXml", () => {
  it("escapes what means something in XML", () => {
    expect(escapeXml(`a & b < c > d "e" 'f' ]]>`)).toBe(
      "a &amp; b &lt; c &gt; d &quot;e&quot; &apos;f&apos; ]]&gt;",
    );
  });

  it("keeps umlauts, emoji and right-to-left marks", () => {
    expect(escapeXml("Größe 🤖 \u200fשלום\u200f")).toBe("Größe 🤖 \u200fשלום\u200f");
  });

  it("drops what XML forbids: control characters, non-characters, halves of a pair", () => {
    expect(escapeXml("a\u0000\u0008\u000b\u001f\ufffe\uffff\ud83db")).toBe("ab");
  });
});

describe("tag", () => {
  it("writes children in order and leaves out what is nothing", () => {
    const element = tag("a", { b: 1, c: null, d: undefined }, tag("e"), null, false, "f", 0);
    expect(element.xml).toBe('<a b="1"><e/>f0</a>');
  });

  it("gives every text back as it was, less what XML forbids", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        const allowed = given.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
        const { text, attribute } = readBack(xmlDocument(tag("x", { a: given }, given)));
        expect(text).toBe(allowed);
        expect(attribute).toBe(allowed);
      }),
    );
  });
});
