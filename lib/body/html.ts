import type { Attributes, Markup } from "#lib/body/tree.ts";

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID = new Set(["br", "hr", "img", "meta", "source", "wbr"]);

/** The tree as HTML, every text and attribute escaped. */
export function toHtml(markup: Markup[]): string {
  return markup.map(write).join("");
}

function write(node: Markup): string {
  if (typeof node === "string") return escapeText(node);
  const open = `<${node.tag}${attributes(node.attrs)}>`;
  if (VOID.has(node.tag)) return open;
  // A line break right after <pre> is dropped by every parser; one more keeps the one that was meant.
  const first = node.tag === "pre" && startsWithBreak(node) ? "\n" : "";
  return `${open}${first}${toHtml(node.children)}</${node.tag}>`;
}

function startsWithBreak(node: Markup): boolean {
  if (typeof node === "string") return node.startsWith("\n");
  return node.tag === "pre" && node.children[0] !== undefined && startsWithBreak(node.children[0]);
}

function attributes(attrs: Attributes): string {
  return Object.entries(attrs)
    .map(([name, value]) => {
      if (value === undefined || value === false) return "";
      return value === true ? ` ${name}=""` : ` ${name}="${escapeAttribute(String(value))}"`;
    })
    .join("");
}

const escapeText = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00a0", "&nbsp;");

const escapeAttribute = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00a0", "&nbsp;");
