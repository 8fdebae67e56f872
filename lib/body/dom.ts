import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from "parse5";
import { clean } from "#lib/body/clean.ts";

export type DomNode = DefaultTreeAdapterTypes.ChildNode;
export type DomElement = DefaultTreeAdapterTypes.Element;

/** HTML whose tree would cost more than any text is worth. */
export class TangledHtml extends Error {
  override name = "TangledHtml";
}

/**
 * Open elements at a time. Browsers stop at 512; the HTML algorithm looks through all of them for many a tag,
 * so without a limit a megabyte of `<b>` takes minutes.
 */
const MAX_OPEN = 256;
/** Long articles have a few thousand. Tags that close badly multiply: 20 kB can ask for a million elements. */
const MAX_ELEMENTS = 100_000;

/** @throws TangledHtml */
export function parse(html: string): DomNode[] {
  let open = 0;
  let elements = 0;
  const limit = (count: number, most: number) => {
    if (count > most) throw new TangledHtml();
  };
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      limit(++elements, MAX_ELEMENTS);
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush: () => limit(++open, MAX_OPEN),
    onItemPop: () => {
      open--;
    },
  };
  // Without scripts, as feeds and mails are read: what stands in <noscript> is mark-up too.
  return parseFragment(html, { treeAdapter, scriptingEnabled: false }).childNodes;
}

export const isElement = (node: DomNode): node is DomElement => "tagName" in node;
export const isText = (node: DomNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";

/** A comment, or nothing but white space. */
export const isBlank = (node: DomNode) => !isElement(node) && !(isText(node) && node.value.trim() !== "");

export function attribute(element: DomElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function hasClass(element: DomElement, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/).includes(name);
}

/** The elements below that fit, in order, not looking inside those that fit. */
export function findAll(roots: readonly DomNode[], fits: (element: DomElement) => boolean): DomElement[] {
  const found: DomElement[] = [];
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (fits(node)) found.push(node);
    else pushReversed(stack, node.childNodes);
  }
  return found;
}

export function findFirst(roots: readonly DomNode[], ...tags: string[]): DomElement | undefined {
  return findAll(roots, ({ tagName }) => tags.includes(tagName))[0];
}

/** Elements whose text is no text. */
const SILENT = new Set(["script", "style", "template", "head", "title"]);

/** All text below, without scripts' and styles' code; `<br>` is a line break. */
export function textOf(roots: readonly DomNode[]): string {
  let text = "";
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && node.tagName === "br") text += "\n";
    else if (isElement(node) && !SILENT.has(node.tagName)) pushReversed(stack, node.childNodes);
  }
  return clean(text);
}

/** `textOf` in one line. */
export function lineOf(roots: readonly DomNode[]): string {
  return textOf(roots)
    .replace(/[ \t\n\r\f]+/g, " ")
    .trim();
}

function pushReversed(stack: DomNode[], nodes: readonly DomNode[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) stack.push(nodes[index] as DomNode);
}
