import type { Markup } from "#lib/body/tree.ts";
import { escapeText, isVoid, openTag } from "#lib/html.ts";

/** The tree as HTML, every text and attribute escaped. */
export function toHtml(markup: Markup[]): string {
  let html = "";
  for (const node of markup) html += write(node);
  return html;
}

function write(node: Markup): string {
  if (typeof node === "string") return escapeText(node);
  const open = openTag(node.tag, node.attrs);
  if (isVoid(node.tag)) return open;
  // A line break right after <pre> is dropped by every parser; one more keeps the one that was meant.
  const first = node.tag === "pre" && startsWithBreak(node) ? "\n" : "";
  return `${open}${first}${toHtml(node.children)}</${node.tag}>`;
}

function startsWithBreak(node: Markup): boolean {
  if (typeof node === "string") return node.startsWith("\n");
  return node.tag === "pre" && node.children[0] !== undefined && startsWithBreak(node.children[0]);
}
