import type { Attributes } from "#lib/html.ts";

/** A rendered text before it becomes HTML: strings are text, everything else an element of HTML. */
export type Markup = string | Element;

export type Element = { tag: string; attrs: Attributes; children: Markup[] };

/** `el("p", { class: "x" }, "text")`. Lists among the children are laid flat. */
export function el(tag: string, attrs: Attributes = {}, ...children: (Markup | Markup[])[]): Element {
  return { tag, attrs, children: children.flat() };
}
