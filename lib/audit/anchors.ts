import { attribute, closest, type Element, spacedTextOf, textOf, wordsOf } from "#lib/audit/html-tree.ts";
import { labelIn } from "#lib/audit/labels-said.ts";
import { addressOf } from "#lib/audit/written.ts";

export type Anchor = {
  /** Where it leads, without fragment; null for mail, telephone and what is no address. */
  to: string | null;
  fragment: string;
  /** As it is written. */
  href: string;
  rel: string[];
  text: string;
  /** Stands in a reader's comment. */
  inComment: boolean;
  /** The label for paid content stands before it, in the same entry of a list or the same paragraph. */
  isLabelled: boolean;
};

/** What a label before a link may stand in together with it. */
const ENTRY = /^(li|article|p|figure|td|th|aside|blockquote|dd|h[1-6])$/;

/** @param base the address of the document */
export function anchorsOf(elements: Element[], base: string): Anchor[] {
  return elements.flatMap((element) => {
    const href = attribute(element, "href");
    if (href === undefined) return [];
    const address = addressOf(href, base);
    const leads = address !== null && /^https?:/.test(address);
    return {
      to: leads ? address : null,
      fragment: leads ? decoded(new URL(href, base).hash.slice(1)) : "",
      href,
      rel: wordsOf(attribute(element, "rel")),
      text: textOf(element),
      inComment: inComment(element),
      isLabelled: isLabelled(element),
    };
  });
}

/** Between the name above a comment and what can be done with it. */
const inComment = (element: Element): boolean =>
  closest(element, (one) => wordsOf(attribute(one, "class")).includes("letter")) !== null &&
  closest(element, (one) => (attribute(one, "id") ?? "").startsWith("comment-")) !== null;

/** From the link outwards, as long as what is around it is one entry or in one. */
function isLabelled(element: Element): boolean {
  for (let entry = closest(element, isEntry); entry; entry = around(entry)) {
    const text = spacedTextOf(entry);
    const label = labelIn(text);
    if (label >= 0 && label <= text.indexOf(spacedTextOf(element))) return true;
    // A list in an article says nothing about each of its entries.
    if (entry.tagName === "li" || entry.tagName === "article") return false;
  }
  return false;
}

const isEntry = (one: Element) => ENTRY.test(one.tagName);

const around = (entry: Element): Element | null =>
  entry.parentNode && "tagName" in entry.parentNode ? closest(entry.parentNode, isEntry) : null;

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
