import { clean } from "#lib/body/clean.ts";
import {
  attribute,
  type DomElement,
  type DomNode,
  findAll,
  hasClass,
  isElement,
  lineOf,
} from "#lib/body/dom.ts";

/** Footnotes as render.ts writes them: a reference in the text, and the words in a list at the end. */
export class Footnotes {
  private readonly words = new Map<string, string>();
  private readonly taken = new Set<DomElement>();

  constructor(roots: readonly DomNode[]) {
    const references = new Set(findAll(roots, isReference).map(target));
    const lists = findAll(
      roots,
      (element) => element.tagName === "section" && hasClass(element, "footnotes"),
    );
    for (const item of findAll(lists, ({ tagName }) => tagName === "li")) {
      const id = attribute(item, "id");
      // A note that nothing in the text leads to stays where it is.
      if (id === null || !references.has(id)) continue;
      this.taken.add(item);
      this.words.set(id, lineOf(item.childNodes.filter((node) => !isWayBack(node))));
    }
  }

  /** Whether an element of the list has been taken up into the text. */
  isTaken(element: DomElement): boolean {
    return this.taken.has(element);
  }

  /** The words of a footnote that is marked here, or null. */
  textAt(element: DomElement): string | null {
    const authored = attribute(element, "data-footnote");
    if (authored !== null) return clean(authored);
    return isReference(element) ? (this.words.get(target(element)) ?? null) : null;
  }
}

const isReference = (element: DomElement) => element.tagName === "sup" && hasClass(element, "footnote");

function target(reference: DomElement): string {
  const link = findAll(reference.childNodes, ({ tagName }) => tagName === "a")[0];
  return (link && attribute(link, "href"))?.slice(1) ?? "";
}

const isWayBack = (node: DomNode) =>
  isElement(node) && node.tagName === "a" && (attribute(node, "href") ?? "").startsWith("#fnref");
