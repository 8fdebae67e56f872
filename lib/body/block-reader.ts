import type { Mark, Node } from "prosemirror-model";
import type { DomElement, DomNode } from "#lib/body/dom.ts";

/** A picture as HTML names it; what is not said is null. */
export type ImageReference = {
  src: string;
  alt: string | null;
  caption: string | null;
  credit: string | null;
  width: number | null;
  height: number | null;
};

export type HtmlOptions = {
  /** Where a picture's file is known by its address: the id of its media row, or null to leave it out. */
  image?: (reference: ImageReference) => number | null;
  /** Somebody else's HTML: numbers in `data-media` and classes named like ours mean nothing there. */
  foreign?: boolean;
};

/** What the parts of from-html.ts use of it. */
export type BlockReader = {
  /** Everything in `nodes` as blocks; loose words become paragraphs. */
  blocks(nodes: readonly DomNode[], marks: readonly Mark[]): Node[];
  /** Already taken up elsewhere: a footnote's words. */
  isTaken(element: DomElement): boolean;
  readonly options: HtmlOptions;
  readonly dropped: Set<string>;
  /** Lists around the place that is read. */
  listDepth: number;
};

export type Convert = (element: DomElement, marks: readonly Mark[], reader: BlockReader) => Node[] | null;
