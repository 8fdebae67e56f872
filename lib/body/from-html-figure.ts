import type { Convert } from "#lib/body/block-reader.ts";
import {
  attribute,
  type DomElement,
  type DomNode,
  findAll,
  isBlank,
  isElement,
  lineOf,
} from "#lib/body/dom.ts";
import { embed } from "#lib/body/from-html-embeds.ts";
import { readPicture } from "#lib/body/from-html-pictures.ts";
import { readQuote } from "#lib/body/from-html-quote.ts";
import { readTable } from "#lib/body/from-html-table.ts";

/** A figure of one thing; one of several things is a mere box, so that none of them is lost. */
export const readFigure: Convert = (element, marks, reader) => {
  const caption =
    element.childNodes.filter(isElement).find(({ tagName }) => tagName === "figcaption") ?? null;
  if (!reader.options.foreign && attribute(element, "data-media") !== null) {
    return readPicture(element, element, marks, reader);
  }
  const content = theOne(element.childNodes.filter((node) => node !== caption));
  switch (content?.tagName) {
    case "blockquote":
      return readQuote(content, caption, marks, reader);
    case "table":
      return readTable(content, caption ? lineOf(caption.childNodes) : "", marks, reader);
    case "img":
      return readPicture(content, element, marks, reader);
    case "a":
      return embed(attribute(content, "href"), attribute(content, "data-embed"), reader);
    default:
      return null;
  }
};

/** The only thing in these nodes, through boxes and links around it. */
function theOne(nodes: readonly DomNode[]): DomElement | null {
  const [only, ...more] = nodes.filter((node) => !isBlank(node));
  if (!only || more.length > 0 || !isElement(only)) return null;
  if (only.tagName === "picture")
    return findAll(only.childNodes, ({ tagName }) => tagName === "img")[0] ?? null;
  // Our own page around other houses' content: its link says what it is.
  if (only.tagName === "click-frame")
    return findAll(only.childNodes, (inner) => attribute(inner, "data-embed") !== null)[0] ?? null;
  if (only.tagName === "a" && attribute(only, "data-embed") !== null) return only;
  return ["a", "div", "span", "p"].includes(only.tagName) ? theOne(only.childNodes) : only;
}
