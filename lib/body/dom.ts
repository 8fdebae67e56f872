import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

export type DomNode = DefaultTreeAdapterTypes.ChildNode;
export type DomElement = DefaultTreeAdapterTypes.Element;

export function parse(html: string): DomNode[] {
  return parseFragment(html).childNodes;
}

export const isElement = (node: DomNode): node is DomElement => "tagName" in node;
export const isText = (node: DomNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";

export function attribute(element: DomElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function hasClass(element: DomElement, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/).includes(name);
}

/** The elements below that fit, in order, not looking inside those that fit. Iterative: input may be deep. */
export function findAll(roots: readonly DomNode[], fits: (element: DomElement) => boolean): DomElement[] {
  const found: DomElement[] = [];
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (fits(node)) found.push(node);
    else for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index] as DomNode);
  }
  return found;
}

export function findFirst(roots: readonly DomNode[], ...tags: string[]): DomElement | undefined {
  return findAll(roots, ({ tagName }) => tags.includes(tagName))[0];
}

/** Elements whose text is no text. */
const SILENT = new Set(["script", "style", "template", "noscript", "head", "title"]);

/** All text below, without scripts' and styles' code; `<br>` is a line break. Iterative. */
export function textOf(roots: readonly DomNode[]): string {
  let text = "";
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && node.tagName === "br") text += "\n";
    else if (isElement(node) && !SILENT.has(node.tagName)) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index] as DomNode);
    }
  }
  return clean(text);
}

/** `textOf` in one line. */
export function lineOf(roots: readonly DomNode[]): string {
  return textOf(roots).replace(/[ \t\n\r\f]+/g, " ").trim();
}

/** Text as it is stored: NFC, without what XML 1.0 forbids (feeds) and without halves of surrogate pairs. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").toWellFormed().normalize("NFC");
}
