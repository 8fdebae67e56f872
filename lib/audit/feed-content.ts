import { type Anchor, anchorsOf } from "#lib/audit/anchors.ts";
import { attribute, type Element, elementsOfPiece, sourcesOf, spacedTextOf } from "#lib/audit/html-tree.ts";
import { labelIn } from "#lib/audit/labels-said.ts";
import { isAbsolute } from "#lib/audit/written.ts";

/** What the rules want to know of a text in a feed. */
export type FeedContent = {
  words: number;
  /** Addresses that lead nowhere in a reader program. */
  relative: string[];
  /** What a reader program must not let in. */
  risky: string[];
  alts: (string | undefined)[];
  anchors: Anchor[];
  /** The label for paid content is the first that it says. */
  isLabelled: boolean;
};

const FORBIDDEN = /^(script|style|object|embed|applet|iframe|form|input|base|meta|link)$/;
const ADDRESSES = ["href", "src", "poster", "cite", "data"];
/** Only to have something to read relative addresses by. */
const BASE = "https://own.invalid/";

export function readContent(html: string): FeedContent {
  const elements = elementsOfPiece(html);
  const text = elements
    .filter(({ parentNode }) => !(parentNode && "tagName" in parentNode))
    .map(spacedTextOf);
  return {
    words: text.join(" ").split(/\s+/).filter(Boolean).length,
    relative: elements.flatMap(addressesOf).filter((address) => !/^[a-z][a-z0-9+.-]*:/i.test(address)),
    risky: elements.flatMap(risksOf),
    alts: elements.filter(({ tagName }) => tagName === "img").map((image) => attribute(image, "alt")),
    anchors: anchorsOf(
      elements.filter(({ tagName }) => tagName === "a"),
      BASE,
    ),
    isLabelled: labelIn(text[0] ?? "") === 0,
  };
}

const addressesOf = (element: Element): string[] => [
  ...ADDRESSES.flatMap((name) => attribute(element, name) ?? []),
  ...sourcesOf(attribute(element, "srcset")),
];

function risksOf(element: Element): string[] {
  const found = FORBIDDEN.test(element.tagName) ? [`<${element.tagName}>`] : [];
  for (const { name, value } of element.attrs) {
    if (name === "style" || name.startsWith("on")) found.push(`${name}="${value.slice(0, 40)}"`);
    if (ADDRESSES.includes(name) && /^\s*(javascript|vbscript|data):/i.test(value) && !isAbsolute(value))
      found.push(`${name}="${value.slice(0, 40)}"`);
  }
  return found;
}
