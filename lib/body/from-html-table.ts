import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { BlockReader } from "#lib/body/block-reader.ts";
import { attribute, type DomElement, findFirst, isElement, lineOf } from "#lib/body/dom.ts";
import { bodySchema } from "#lib/body/schema.ts";
import { line, takeApart } from "#lib/body/taking-apart.ts";

/** A table as rows of cells of words. Pictures and foreign pages in cells come after it. */
export function readTable(
  element: DomElement,
  caption: string,
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] {
  const lifted: Node[] = [];
  const rows = rowsOf(element).flatMap(({ row, inHead }) => {
    const cells = row.childNodes.filter(
      (node): node is DomElement => isElement(node) && /^t[hd]$/.test(node.tagName),
    );
    const made = cells.map((cell) => {
      const { content, others } = words(reader.blocks(cell.childNodes, marks));
      for (const other of others) lifted.push(other);
      const type = inHead || cell.tagName === "th" ? "tableHeader" : "tableCell";
      return bodySchema.node(
        type,
        { colspan: span(cell, "colspan"), rowspan: span(cell, "rowspan") },
        content,
      );
    });
    return made.length > 0 ? [bodySchema.node("tableRow", null, made)] : [];
  });
  const own = findFirst(element.childNodes, "caption");
  const shown = caption || (own ? lineOf(own.childNodes) : "");
  if (rows.length > 0) return [bodySchema.node("table", { caption: shown }, rows), ...lifted];
  return reader.blocks(element.childNodes, marks);
}

/** The table's own rows; those of a table within a cell stay with their cell. */
function rowsOf(table: DomElement): { row: DomElement; inHead: boolean }[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === "tr") return [{ row: child, inHead: false }];
    if (!/^t(head|body|foot)$/.test(child.tagName)) return [];
    const inHead = child.tagName === "thead";
    return child.childNodes
      .filter((node): node is DomElement => isElement(node) && node.tagName === "tr")
      .map((row) => ({ row, inHead }));
  });
}

const span = (cell: DomElement, name: "colspan" | "rowspan") =>
  Math.min(Math.max(Number.parseInt(attribute(cell, name) ?? "1", 10) || 1, 1), 50);

/** A cell holds one run of words: what were paragraphs in it stand on lines of their own. */
function words(blocks: Node[]): { content: Fragment; others: Node[] } {
  const lines: Fragment[] = [];
  const others: Node[] = [];
  const collect = (node: Node): void => {
    const name = node.type.name;
    if (name === "codeBlock")
      lines.push(Fragment.from(bodySchema.text(node.textContent.replace(/\s+/g, " ").trim())));
    else if (node.isTextblock) lines.push(node.content);
    else if (name === "quote" || name === "factBox") takeApart(node).forEach(collect);
    else if (name === "table") [...node.children, ...line(node.attrs.caption)].forEach(collect);
    else if (name === "image" || name === "embed") others.push(node);
    else node.children.forEach(collect);
  };
  blocks.forEach(collect);
  const joined = lines
    .filter(({ size }) => size > 0)
    .flatMap((content, index) =>
      index > 0 ? [bodySchema.node("hardBreak"), ...content.content] : content.content,
    );
  return { content: Fragment.fromArray(joined), others };
}

/** A table of one cell orders nothing: old pages are laid out in such. */
export function isLayout(table: DomElement): boolean {
  const [first, ...more] = rowsOf(table);
  return first !== undefined && more.length === 0 && first.row.childNodes.filter(isElement).length === 1;
}
