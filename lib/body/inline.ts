import type { Mark, Node } from "prosemirror-model";
import { labelledLink, type RenderContext } from "#lib/body/context.ts";
import { el, type Markup } from "#lib/body/tree.ts";

const TAGS: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
};

type Run = { node: Node; marks: readonly Mark[] }[];

/** The words of a paragraph, heading or cell. Marks nest in the schema's order, so a link stays one link. */
export function renderInline(parent: Node, context: RenderContext): Markup[] {
  const run = parent.children.map((node) => ({ node, marks: marksOf(node) }));
  return nest(run, 0, context);
}

/** A footnote's number is a link itself, and no link holds another. */
function marksOf(node: Node): readonly Mark[] {
  return node.type.name === "footnote" ? node.marks.filter(({ type }) => type.name !== "link") : node.marks;
}

/** Runs of neighbours that share their mark at this level become one element around them. */
function nest(leaves: Run, level: number, context: RenderContext): Markup[] {
  const markup: Markup[][] = [];
  for (let start = 0; start < leaves.length; ) {
    const first = leaves[start] as Run[number];
    const mark = first.marks[level];
    let end = start + 1;
    if (mark) while (end < leaves.length && leaves[end]?.marks[level]?.eq(mark)) end++;
    const run = leaves.slice(start, end);
    markup.push(mark ? wrap(mark, run, nest(run, level + 1, context), context) : [leaf(first.node, context)]);
    start = end;
  }
  return markup.flat();
}

function wrap(mark: Mark, run: Run, inner: Markup[], context: RenderContext): Markup[] {
  if (mark.type.name !== "link") return [el(TAGS[mark.type.name] ?? "span", {}, inner)];
  // A link without words has no name to follow it by.
  if (run.every(({ node }) => !node.text?.trim())) return inner;
  return labelledLink(mark.attrs.href, inner, context);
}

function leaf(node: Node, context: RenderContext): Markup {
  if (node.type.name === "hardBreak") return el("br");
  if (node.type.name !== "footnote") return node.text ?? "";
  const number = context.footnotes.push(node.attrs.text);
  if (context.standalone) return el("sup", { class: "footnote" }, `[${number}]`);
  return el(
    "sup",
    { class: "footnote" },
    el("a", { id: `fnref-${number}`, href: `#fn-${number}` }, String(number)),
  );
}
