import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyError, isSafeHref, parseBody } from "#lib/body/schema.ts";

const text = (written: unknown, ...marks: unknown[]) => ({ type: "text", text: written, marks });
const p = (...content: unknown[]) => ({ type: "paragraph", content });
const doc = (...content: unknown[]) => ({ type: "doc", content });
const image = (mediaId: unknown) => doc({ type: "image", attrs: { mediaId } });
const nested = (depth: number) => {
  let inner: unknown = p();
  for (let level = 0; level < depth; level++) inner = { type: "quote", content: [inner] };
  return inner;
};
const list = (depth: number): unknown => ({
  type: "bulletList",
  content: [{ type: "listItem", content: depth === 0 ? [p()] : [p(), list(depth - 1)] }],
});

describe("parseBody", () => {
  it.each([
    ["nothing", null],
    ["a list", []],
    ["a number", 7],
    ["text", "<p>x</p>"],
    ["no document", p(text("x"))],
    ["an empty document", doc()],
    ["an unknown block", doc({ type: "iframe" })],
    ["a name of the prototype", doc({ type: "__proto__" })],
    ["another", doc({ type: "constructor" })],
    ["a mark of the prototype", doc(p(text("x", { type: "constructor" })))],
    ["an unknown mark", doc(p(text("x", { type: "underline" })))],
    ["the same mark twice", doc(p(text("x", { type: "bold" }, { type: "bold" })))],
    ["a heading of the first level", doc({ type: "heading", attrs: { level: 1 } })],
    ["a level in words", doc({ type: "heading", attrs: { level: "2" } })],
    ["a level between", doc({ type: "heading", attrs: { level: 2.5 } })],
    ["media row 0", image(0)],
    ["media row -1", image(-1)],
    ["media row in words", image("1")],
    ["no media row", image(undefined)],
    ["a script as link", doc(p(text("x", { type: "link", attrs: { href: "javascript:alert(1)" } })))],
    ["a link to nowhere", doc(p(text("x", { type: "link" })))],
    [
      "a script as source",
      doc({ type: "quote", attrs: { sourceUrl: "JavaScript:alert(1)" }, content: [p()] }),
    ],
    ["a script as frame", doc({ type: "embed", attrs: { url: "data:text/html,x" } })],
    ["a mail as frame", doc({ type: "embed", attrs: { url: "mailto:a@b.example" } })],
    ["a number as text", doc(p(text(7)))],
    ["an empty text", doc(p(text("")))],
    ["a block in a line", doc(p(p()))],
    ["words beside blocks", doc(text("x"))],
    ["bold code", doc({ type: "codeBlock", content: [text("x", { type: "bold" })] })],
    [
      "a cell of a hundred columns",
      doc({
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 100 } }] }],
      }),
    ],
    ["a box in a box", doc({ type: "factBox", content: [{ type: "factBox", content: [p()] }] })],
    ["a language with a quotation mark", doc({ type: "codeBlock", attrs: { language: 'a"b' } })],
    ["61 levels", doc(list(30))],
    ["100,000 levels", doc(nested(100_000))],
  ])("refuses %s", (_, json) => {
    expect(() => parseBody(json)).toThrow(BodyError);
  });

  it("refuses whatever is no document with its own error", () => {
    const soup = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom("doc", "paragraph", "text", "image", "table", "toString", 1),
          text: fc.oneof(fc.string(), fc.anything()),
          attrs: fc.oneof(fc.anything(), fc.object()),
          marks: fc.anything(),
          content: fc.oneof({ maxDepth: 3 }, fc.anything(), fc.array(tie("node"))),
        },
        { requiredKeys: ["type"] },
      ),
    })).node;
    fc.assert(
      fc.property(fc.oneof(fc.anything(), soup), (json) => {
        try {
          parseBody(json);
        } catch (error) {
          expect(error).toBeInstanceOf(BodyError);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("does not take a polluted prototype's word", () => {
    const json = JSON.parse(
      '{"type":"doc","content":[{"type":"image","attrs":{"__proto__":{"mediaId":1}}}]}',
    );
    expect(() => parseBody(json)).toThrow(BodyError);
  });

  it("cleans strings, so that no invisible character costs somebody a text", () => {
    const href = "https://a.example/\ufffe";
    const parsed = parseBody(
      doc(p(text("a\u0002\ud800\r\nu\u0308"), text("\u0000"), text("b", { type: "link", attrs: { href } }))),
    );
    expect(parsed.firstChild?.childCount).toBe(2);
    expect(parsed.textContent).toBe("a\ufffd\nüb");
    expect(parsed.firstChild?.lastChild?.marks[0]?.attrs.href).toBe("https://a.example/");
  });

  it("says in one line what is wrong", () => {
    expect(() => parseBody(image("1"))).toThrow(/whole number/);
    expect(() => parseBody(doc({ type: "x".repeat(10_000) }))).toThrow(/^.{10,400}$/);
  });
});

describe("isSafeHref", () => {
  it.each([
    "https://a.example",
    "HTTP://a.example/ü?b#c",
    "mailto:a@b.example",
    "tel:+49",
    "/a",
    "#a",
    "?a=b",
  ])("follows %s", (href) => expect(isSafeHref(href)).toBe(true));

  it.each([
    "",
    "a/b",
    "//a.example",
    "/\\a.example",
    "/\t/a.example",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "blob:https://a.example/b",
    "file:///etc/passwd",
    "https://",
    "https://a b",
    "\u0001https://a.example",
  ])("does not follow %j", (href) => expect(isSafeHref(href)).toBe(false));
});
