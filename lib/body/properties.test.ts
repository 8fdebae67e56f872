import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument, normalDocument } from "#lib/body/arbitrary.test-support.ts";
import { fromHtml } from "#lib/body/from-html.ts";
import { render, reparsed } from "#lib/body/render.test-support.ts";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";

describe("any text that the schema admits", { timeout: 60_000 }, () => {
  const admitted = anyDocument.map(parseBody);

  it("is well-formed HTML on the page and alone: a parser gives back what was written", () => {
    fc.assert(
      fc.property(admitted, fc.boolean(), (doc, standalone) => {
        const html = render(doc, { standalone, dateline: "KIEW (HAUS)" });
        expect(reparsed(html)).toBe(html);
      }),
      { numRuns: 100 },
    );
  });

  it("is read back from its own HTML as a text that the schema admits, and from then on unchanged", () => {
    fc.assert(
      fc.property(admitted, (doc) => {
        const { doc: once, dropped } = fromHtml(render(doc));
        expect(dropped).toEqual([]);
        expect(parseBody(once.toJSON()).eq(once)).toBe(true);
        expect(fromHtml(render(once)).doc.toJSON()).toEqual(once.toJSON());
      }),
      { numRuns: 100 },
    );
  });

  it("says every word in plain text, and no dateline", () => {
    fc.assert(
      fc.property(admitted, (doc) => {
        const text = toText(doc);
        doc.descendants((node) => {
          if (node.isText && node.text?.trim()) expect(text).toContain(node.text.trim());
        });
      }),
    );
  });
});

describe("a text in normal form", { timeout: 60_000 }, () => {
  it("comes back from HTML exactly as it was", () => {
    fc.assert(
      fc.property(normalDocument, (doc) => {
        doc.check();
        expect(fromHtml(render(doc, { dateline: "KIEW (HAUS)" })).doc.toJSON()).toEqual(doc.toJSON());
      }),
      { numRuns: 120 },
    );
  });
});
