import { Fragment, type Node } from "prosemirror-model";
import { bodySchema } from "#lib/body/schema.ts";

export const PROSE = new Set(["paragraph", "bulletList", "orderedList"]);

/** What may stand inside and what must come after. A heading inside becomes a bold line. */
export function part(blocks: readonly Node[], allowed: Set<string>): { inside: Node[]; outside: Node[] } {
  const inside: Node[] = [];
  const outside: Node[] = [];
  const sort = (block: Node) => {
    if (allowed.has(block.type.name)) inside.push(block);
    else if (block.type.name === "heading") inside.push(boldLine(block.content));
    else if (block.type.name === "quote" || block.type.name === "factBox") takeApart(block).forEach(sort);
    else outside.push(block);
  };
  blocks.forEach(sort);
  return { inside, outside };
}

/** A quote or a box without its frame: its blocks, and as lines of their own what the frame said. */
export function takeApart(block: Node): Node[] {
  const { title, source, sourceUrl } = block.attrs;
  const blocks = [...block.children];
  if (title) blocks.unshift(boldLine(Fragment.from(bodySchema.text(title))));
  if (source || sourceUrl) {
    const link = sourceUrl ? [bodySchema.mark("link", { href: sourceUrl })] : [];
    const words = [bodySchema.text("– "), bodySchema.text(source || sourceUrl, link)];
    blocks.push(bodySchema.node("paragraph", null, Fragment.fromArray(words)));
  }
  return blocks;
}

export function line(text: string): Node[] {
  return text ? [bodySchema.node("paragraph", null, bodySchema.text(text))] : [];
}

function boldLine(content: Fragment): Node {
  const mark = bodySchema.mark("bold");
  const words = content.content.map((node) => node.mark(mark.addToSet(node.marks)));
  return bodySchema.node("paragraph", null, Fragment.fromArray(words));
}
