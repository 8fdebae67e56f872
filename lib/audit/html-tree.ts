import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Every element of a document in its order; what stands in a `<template>` is not shown and left out. */
export const elementsOf = (html: string): Element[] => [...within(parse(html))];

/** The same of a piece, as feeds carry it. */
export const elementsOfPiece = (html: string): Element[] => [...within(parseFragment(html))];

function* within(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* within(child);
  }
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** What a reader reads of it, blanks as one. */
export const textOf = (node: Node): string => rawText(node).replace(/\s+/g, " ").trim();

/** The same with a blank between any two elements, as the space that a style sheet puts there. */
export const spacedTextOf = (node: Node): string => rawText(node, " ").replace(/\s+/g, " ").trim();

function rawText(node: Node, between = ""): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node) || ("tagName" in node && /^(script|style)$/.test(node.tagName))) return "";
  return node.childNodes.map((child) => rawText(child, between)).join(between);
}

/** The nearest element around this one, or itself, that is what is looked for. */
export function closest(element: Element, is: (one: Element) => boolean): Element | null {
  for (let one: Node | null = element; one; one = "parentNode" in one ? one.parentNode : null)
    if ("tagName" in one && is(one)) return one;
  return null;
}

/** The words of an attribute such as rel, in lower case. */
export const wordsOf = (value: string | undefined): string[] =>
  (value ?? "").toLowerCase().split(/\s+/).filter(Boolean);

/** The addresses of a srcset. */
export const sourcesOf = (srcset: string | undefined): string[] =>
  (srcset ?? "")
    .split(/,\s+/)
    .map((part) => part.trim().split(/\s+/, 1)[0] ?? "")
    .filter(Boolean);
