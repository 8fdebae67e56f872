import type { Mark, Node } from "prosemirror-model";
import { children, linkAttributes, type RenderContext } from "#lib/body/context.ts";
import { el, type Markup } from "#lib/body/tree.ts";

const TAGS: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
};

/** The words of a paragraph, heading or cell. Marks nest in the schema's order, so a link stays one link. */
export function renderInline(parent: Node, context: RenderContext): Markup[] {
  return nest(children(parent), 0, context);
}

/** Runs of neighbours that share their mark at this level become one element around them. */
function nest(nodes: Node[], level: number, context: RenderContext): Markup[] {
  const markup: Markup[] = [];
  for (let start = 0; start < nodes.length; ) {
    const node = nodes[start] as Node;
    const mark = node.marks[level];
    let end = start + 1;
    if (mark) while (end < nodes.length && sharesMarks(node, nodes[end] as Node, level)) end++;
    const run = nodes.slice(start, end);
    markup.push(...(mark ? wrap(mark, nest(run, level + 1, context), context) : [leaf(node, context)]));
    start = end;
  }
  return markup;
}

const sharesMarks = (a: Node, b: Node, level: number) =>
  a.marks.slice(0, level + 1).every((mark, index) => b.marks[index]?.eq(mark));

function wrap(mark: Mark, inner: Markup[], context: RenderContext): Markup[] {
  if (mark.type.name !== "link") return [el(TAGS[mark.type.name] ?? "span", {}, ...inner)];
  const { href } = mark.attrs;
  const link = el("a", linkAttributes(href, context), ...inner);
  // The label comes before what it labels, and outside the link so that it is no part of its name (rule AD).
  return context.isPaid(href) ? [el("span", { class: "paid-label" }, context.labels.paid), " ", link] : [link];
}

function leaf(node: Node, context: RenderContext): Markup {
  if (node.type.name === "hardBreak") return el("br");
  if (node.type.name !== "footnote") return node.text ?? "";
  const number = context.footnotes.push(node.attrs.text);
  if (context.standalone) return el("sup", { class: "footnote" }, `[${number}]`);
  return el("sup", { class: "footnote" }, el("a", { id: `fnref-${number}`, href: `#fn-${number}` }, String(number)));
}
