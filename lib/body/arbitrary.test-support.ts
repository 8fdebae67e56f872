import fc, { type Arbitrary } from "fast-check";
import { bodySchema, isSafeHref } from "#lib/body/schema.ts";

/** ProseMirror JSON, as loosely as it comes. */
export type Json = { type: string; [name: string]: unknown };

/**
 * How a document is made up: `words` and `href` are what is allowed as text and address, `line` makes the inline
 * content of a paragraph, heading or cell out of pieces.
 */
type Recipe = {
  words: Arbitrary<string>;
  title: Arbitrary<string>;
  code: Arbitrary<string>;
  href: Arbitrary<string>;
  line: (pieces: Arbitrary<Json>, atLeast: number) => Arbitrary<Json[]>;
};

const node = (type: string, parts: Record<string, Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), ...parts }) as Arbitrary<Json>;
const list = <T>(of: Arbitrary<T>, minLength = 1, maxLength = 3) => fc.array(of, { minLength, maxLength });

/** In the schema's order and without what excludes each other, as an editor stores them. */
const markSet = (href: Arbitrary<string>) =>
  fc.subarray(["link", "bold", "italic", "strike", "code", "subscript", "superscript"]).chain((names) => {
    const marks = names.filter((name) => name !== "superscript" || !names.includes("subscript"));
    return href.map((to) =>
      marks.map((type) => (type === "link" ? { type, attrs: { href: to } } : { type })),
    );
  });

function documents({ words, title, code, href, line }: Recipe): Arbitrary<Json> {
  const marks = markSet(href);
  const text = fc.record({ type: fc.constant("text"), text: words, marks });
  const marksButLink = marks.map((all) => all.filter(({ type }) => type !== "link"));
  const note = fc.record({
    type: fc.constant("footnote"),
    attrs: fc.record({ text: title }),
    marks: marksButLink,
  });
  const pieces: Arbitrary<Json> = fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: note },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("hardBreak"), marks: marksButLink }) },
  );
  const media = {
    mediaId: fc.integer({ min: 1, max: 9 }),
    caption: fc.option(title),
    alt: fc.option(title),
  };
  const image = node("image", { attrs: fc.record(media) });
  const span = fc.integer({ min: 1, max: 4 });
  const cell = (type: string) =>
    node(type, { attrs: fc.record({ colspan: span, rowspan: span }), content: line(pieces, 0) });
  const row = fc.oneof(
    list(cell("tableHeader")),
    list(cell("tableCell")),
    list(fc.oneof(cell("tableHeader"), cell("tableCell"))),
  );

  const { block } = fc.letrec<{ prose: Json; item: Json; flat: Json; block: Json }>((tie) => ({
    prose: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      node("paragraph", { content: line(pieces, 1) }),
      node("bulletList", { content: list(tie("item")) }),
      node("orderedList", {
        attrs: fc.record({ start: fc.oneof(fc.constant(1), fc.nat(2000)) }),
        content: list(tie("item")),
      }),
    ),
    item: node("listItem", {
      content: fc
        .tuple(node("paragraph", { content: line(pieces, 1) }), list(tie("prose"), 0, 2))
        .map(([first, rest]) => [first, ...rest]),
    }),
    flat: fc.oneof(
      tie("prose"),
      node("heading", { attrs: fc.record({ level: fc.constantFrom(2, 3, 4) }), content: line(text, 1) }),
      node("quote", {
        attrs: fc.record({ source: title, sourceUrl: fc.oneof(fc.constant(""), href) }),
        content: list(tie("prose")),
      }),
      node("table", {
        attrs: fc.record({ caption: title }),
        content: list(row.chain((cells) => node("tableRow", { content: fc.constant(cells) }))),
      }),
      node("codeBlock", {
        attrs: fc.record({ language: fc.constantFrom("", "ts", "c++", "objective-c") }),
        content: code.map((written) => [{ type: "text", text: written }]),
      }),
      image,
    ),
    block: fc.oneof(
      { weight: 4, arbitrary: tie("flat") },
      { weight: 1, arbitrary: node("factBox", { attrs: fc.record({ title }), content: list(tie("flat")) }) },
      { weight: 1, arbitrary: node("gallery", { content: list(image) }) },
      { weight: 1, arbitrary: node("embed", { attrs: fc.record({ url: fc.webUrl(), title }) }) },
      { weight: 1, arbitrary: node("horizontalRule") },
    ),
  }));
  return node("doc", { content: list(block, 1, 5) });
}

const href = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    "https://paid.example/buch?a=1&b=2",
    "/technik/ein-text",
    "#fn",
    "?page=2",
    "mailto:redaktion@example.org",
    "tel:+4930123",
  ),
);

/** Any text at all: control characters, half surrogates, white space, mark-up, other scripts. */
const anything = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({
    unit: fc.constantFrom(
      " ",
      "\t",
      "\n",
      "\r",
      "\0",
      "\u000c",
      "\ud800",
      "\u00ad",
      "\u00a0",
      "<b>",
      "&amp;",
      "é",
      "\u0301",
    ),
    minLength: 1,
  }),
);

/** Any document that the schema admits, before its strings are cleaned. */
export const anyDocument = documents({
  words: anything,
  title: fc.oneof(fc.constant(""), anything),
  code: anything,
  href: href.filter(isSafeHref),
  line: (pieces, atLeast) => list(pieces, Math.max(atLeast - 1, 0), 4),
});

/** Words that HTML hands back as they are: NFC, single spaces inside, none at the ends, no white space but those. */
const plainWords = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        "Müller",
        "a\u00a0b",
        "Zei\u00adlen",
        "<b>&amp;",
        '"„“',
        "👩‍👩‍👧",
        "שלום",
        "日本語",
        "{{x}}",
        "–",
        "]]>",
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all
      .join(" ")
      .replace(/[\s\p{Cc}\ufffe\uffff]+/gu, (found) => (found === "\u00a0" ? found : " "))
      .trim()
      .normalize("NFC"),
  )
  .filter((all) => all !== "" && !/^[—–-]/.test(all) && !/^\p{M}/u.test(all));

/**
 * Documents that from-html.ts gives back exactly as they were. What an editor can make beyond that (and HTML
 * folds, on our side or in every browser): paragraphs, items, headings without words; white space at the ends of a
 * line, in rows, beside a break; breaks at the ends or two together; neighbouring text with the same marks; a
 * blank block of code; a source that begins with a dash or is its own address; a link on a break or a footnote.
 */
export const normalDocument = documents({
  words: plainWords,
  title: fc.oneof(fc.constant(""), plainWords),
  code: fc.oneof(
    plainWords,
    fc
      .constantFrom("\n\n  if (a < b) {\n\treturn;\n  }\n", " x", "\n", "a\n")
      .filter((code) => code.trim() !== ""),
  ),
  href: href.filter(isSafeHref),
  line: (pieces, atLeast) =>
    list(pieces, atLeast, 5)
      .map(tidyLine)
      .filter((line) => line.length >= atLeast),
}).map((doc) => bodySchema.nodeFromJSON(doc));

/** Breaks only between words; neighbours that are one text made one. */
function tidyLine(pieces: Json[]): Json[] {
  const out: Json[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const isTwin =
      last?.type === "text" &&
      piece.type === "text" &&
      JSON.stringify(last.marks) === JSON.stringify(piece.marks);
    if (isTwin) out[out.length - 1] = { ...last, text: `${last.text} ${piece.text}` };
    else if (piece.type !== "hardBreak" || (last && last.type !== "hardBreak")) out.push(piece);
  }
  while (out.at(-1)?.type === "hardBreak") out.pop();
  return out;
}
