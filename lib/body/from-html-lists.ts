import type { Mark, Node } from "prosemirror-model";
import type { BlockReader, Convert } from "#lib/body/block-reader.ts";
import { attribute, type DomElement, type DomNode, isBlank, isElement } from "#lib/body/dom.ts";
import { bodySchema } from "#lib/body/schema.ts";
import { PROSE, part } from "#lib/body/taking-apart.ts";

/** Lists deeper than this are plain paragraphs: the schema's documents are at most 60 levels deep. */
const MAX_LISTS = 20;

export const readList =
  (type: "bulletList" | "orderedList"): Convert =>
  (element, marks, reader) => {
    if (reader.listDepth >= MAX_LISTS) return null;
    reader.listDepth++;
    const blocks = listBlocks(type, startOf(element), element.childNodes, marks, reader);
    reader.listDepth--;
    return blocks;
  };

function startOf(element: DomElement): number {
  const start = Number.parseInt(attribute(element, "start") ?? "1", 10);
  return Number.isNaN(start) ? 1 : Math.min(Math.max(start, 0), 1_000_000);
}

/** Only paragraphs and lists live in a list item; what else stands there comes after it, and the list goes on. */
function listBlocks(
  type: "bulletList" | "orderedList",
  start: number,
  nodes: readonly DomNode[],
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] {
  const out: Node[] = [];
  let items: Node[][] = [];
  let next = start;
  const close = () => {
    const attrs = type === "orderedList" ? { start: Math.min(next, 1_000_000) } : null;
    const made = items.map((blocks) => bodySchema.node("listItem", null, opened(blocks)));
    if (made.length > 0) out.push(bodySchema.node(type, attrs, made));
    next += items.length;
    items = [];
  };
  for (const node of nodes) {
    if (isBlank(node) || (isElement(node) && reader.isTaken(node))) continue;
    const isItem = isElement(node) && node.tagName === "li";
    const { inside, outside } = part(reader.blocks(isItem ? node.childNodes : [node], marks), PROSE);
    const isBareList = !isItem && inside[0] !== undefined && inside[0].type.name !== "paragraph";
    const last = items.at(-1);
    // A list right inside a list belongs to the item before it; before any item it is a list of its own.
    if (isBareList && last) for (const block of inside) last.push(block);
    else if (isBareList) for (const block of inside) out.push(block);
    else if (inside.length > 0) items.push(inside);
    if (outside.length > 0) {
      close();
      for (const block of outside) out.push(block);
    }
  }
  close();
  return out;
}

/** An item begins with a paragraph, be it an empty one. */
function opened(blocks: Node[]): Node[] {
  return blocks[0]?.type.name === "paragraph" ? blocks : [bodySchema.node("paragraph"), ...blocks];
}
