import { createElement, Fragment, type ReactNode } from "react";
import type { Attributes, Markup } from "#lib/body/tree.ts";

/** A rendered text (lib/body) as React elements: the same HTML as feeds and mails carry, and none of it raw. */
export function Marked({ markup }: { markup: Markup[] }) {
  return <>{elements(markup)}</>;
}

/** An index is a good key here: the tree is made anew for every document and never reordered. */
function elements(markup: Markup[]): ReactNode[] {
  return joinWords(markup).map((node, index) => {
    if (typeof node === "string") return <Fragment key={String(index)}>{node}</Fragment>;
    const props = { ...properties(node.attrs), key: index };
    return node.children.length > 0
      ? createElement(node.tag, props, elements(node.children))
      : createElement(node.tag, props);
  });
}

/** Neighbouring strings as one: React sets a comment between two. */
function joinWords(markup: Markup[]): Markup[] {
  const joined: Markup[] = [];
  for (const node of markup) {
    const last = joined.at(-1);
    if (typeof node === "string" && typeof last === "string") joined[joined.length - 1] = last + node;
    else joined.push(node);
  }
  return joined;
}

/** What React calls otherwise than HTML does, of the attributes that lib/body writes and may come to write. */
const REACT_NAMES: Record<string, string> = {
  class: "className",
  tabindex: "tabIndex",
  colspan: "colSpan",
  rowspan: "rowSpan",
  srcset: "srcSet",
  datetime: "dateTime",
  crossorigin: "crossOrigin",
  referrerpolicy: "referrerPolicy",
  fetchpriority: "fetchPriority",
  hreflang: "hrefLang",
};

function properties(attrs: Attributes): Record<string, string | number | true> {
  const props: Record<string, string | number | true> = {};
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === false) continue;
    // React knows HTML's own switches; what it does not know it would write as "true".
    props[REACT_NAMES[name] ?? name] = value === true && name.includes("-") ? "" : value;
  }
  return props;
}
