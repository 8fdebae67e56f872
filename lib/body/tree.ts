/** A rendered text before it becomes React or HTML: strings are text, everything else an element of HTML. */
export type Markup = string | Element;

export type Element = { tag: string; attrs: Attributes; children: Markup[] };

/** Names as HTML has them. `true` is an attribute without a value; `undefined` and `false` leave it out. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** `el("p", { class: "x" }, "text")`. Lists among the children are laid flat. */
export function el(tag: string, attrs: Attributes = {}, ...children: (Markup | Markup[])[]): Element {
  return { tag, attrs, children: children.flat() };
}
