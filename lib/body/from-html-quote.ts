import type { Mark, Node } from "prosemirror-model";
import type { BlockReader } from "#lib/body/block-reader.ts";
import { attribute, type DomElement, findFirst, hasClass, isElement, lineOf } from "#lib/body/dom.ts";
import { readAddress } from "#lib/body/from-html-address.ts";
import { bodySchema } from "#lib/body/schema.ts";
import { line, PROSE, part } from "#lib/body/taking-apart.ts";

/** @param caption what stands under the quote and says whose it is; without one, its own last cite or footer does */
export function readQuote(
  element: DomElement,
  caption: DomElement | null,
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] {
  const ownSignature = element.childNodes
    .filter(isElement)
    .findLast(({ tagName }) => tagName === "cite" || tagName === "footer");
  const signature = caption ?? ownSignature ?? null;
  const words = element.childNodes.filter((node) => node !== signature);
  const { inside, outside } = part(reader.blocks(words, marks), PROSE);
  const link = signature && findFirst(signature.childNodes, "a");
  const sourceUrl = readAddress((link && attribute(link, "href")) ?? attribute(element, "cite")) ?? "";
  // The label of a paid address is set anew each time it is rendered.
  const signed =
    signature?.childNodes.filter((node) => !isElement(node) || !hasClass(node, "paid-label")) ?? [];
  const shown = lineOf(signed).replace(/^[—–-]\s*/, "");
  // An address without a name is shown as itself and read back as an address alone.
  const source = shown === sourceUrl ? "" : shown;
  if (inside.length === 0) return [...outside, ...line(source)];
  return [bodySchema.node("quote", { source, sourceUrl }, inside), ...outside];
}
