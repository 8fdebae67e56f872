import type { Mark, Node } from "prosemirror-model";
import type { BlockReader, Convert } from "#lib/body/block-reader.ts";
import { attribute, type DomElement, findFirst, hasClass, isElement, lineOf, textOf } from "#lib/body/dom.ts";
import { readFrame, readPlayer } from "#lib/body/from-html-embeds.ts";
import { readFigure } from "#lib/body/from-html-figure.ts";
import { readList } from "#lib/body/from-html-lists.ts";
import { isGallery, readCaptioned, readGallery, readPicture } from "#lib/body/from-html-pictures.ts";
import { readQuote } from "#lib/body/from-html-quote.ts";
import { isLayout, readTable } from "#lib/body/from-html-table.ts";
import { bodySchema } from "#lib/body/schema.ts";
import { line, PROSE, part } from "#lib/body/taking-apart.ts";

/** The blocks that an element stands for, or null when it is only a box or a run of words. */
export function convertBlock(
  element: DomElement,
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] | null {
  return CONVERSIONS.get(element.tagName)?.(element, marks, reader) ?? null;
}

const heading =
  (level: 2 | 3 | 4): Convert =>
  (element, marks, reader) =>
    reader
      .blocks(element.childNodes, marks)
      .map((block) =>
        block.type.name === "paragraph" ? bodySchema.node("heading", { level }, block.content) : block,
      );

const orGallery =
  (otherwise: Convert): Convert =>
  (element, marks, reader) =>
    isGallery(element) ? readGallery(element, marks, reader) : otherwise(element, marks, reader);

/** A map and no object: `<constructor>` is a tag name too. */
const CONVERSIONS = new Map<string, Convert>([
  ["h1", heading(2)],
  ["h2", heading(2)],
  ["h3", heading(3)],
  ["h4", heading(4)],
  ["h5", heading(4)],
  ["h6", heading(4)],
  ["hr", () => [bodySchema.node("horizontalRule")]],
  ["ul", orGallery(readList("bulletList"))],
  ["menu", readList("bulletList")],
  ["dir", readList("bulletList")],
  ["ol", readList("orderedList")],
  ["pre", codeBlock],
  ["listing", codeBlock],
  ["xmp", codeBlock],
  ["plaintext", codeBlock],
  ["blockquote", (element, marks, reader) => readQuote(element, null, marks, reader)],
  ["table", (element, marks, reader) => (isLayout(element) ? null : readTable(element, "", marks, reader))],
  ["img", (element, marks, reader) => readPicture(element, null, marks, reader)],
  ["iframe", readFrame],
  ["embed", readFrame],
  ["audio", readPlayer],
  ["video", readPlayer],
  [
    "figure",
    orGallery(
      (element, marks, reader) => readCaptioned(element, marks, reader) ?? readFigure(element, marks, reader),
    ),
  ],
  ["div", orGallery(readCaptioned)],
  ["dl", readCaptioned],
  [
    "aside",
    (element, marks, reader) => (hasClass(element, "fact-box") ? readFactBox(element, marks, reader) : null),
  ],
  ["details", readFactBox],
]);

function codeBlock(element: DomElement): Node[] {
  const code = findFirst(element.childNodes, "code");
  const names = `${(code && attribute(code, "class")) ?? ""} ${attribute(element, "class") ?? ""}`;
  const language = /(?:^|\s)(?:lang|language)-([\w+#.-]{1,30})(?=\s|$)/.exec(names)?.[1] ?? "";
  const text = textOf(element.childNodes);
  return text.trim() === "" ? [] : [bodySchema.node("codeBlock", { language }, bodySchema.text(text))];
}

const IN_FACT_BOX = new Set([...PROSE, "heading", "quote", "table", "codeBlock", "image"]);

function readFactBox(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] {
  const titled = element.childNodes
    .filter(isElement)
    .find((child) => hasClass(child, "fact-box-title") || child.tagName === "summary");
  const words = element.childNodes.filter((node) => node !== titled);
  const { inside, outside } = part(reader.blocks(words, marks), IN_FACT_BOX);
  const title = titled ? lineOf(titled.childNodes) : "";
  if (inside.length > 0) return [bodySchema.node("factBox", { title }, inside), ...outside];
  return [...line(title), ...outside];
}
