import type { Mark, Node } from "prosemirror-model";
import type { BlockReader, HtmlOptions } from "#lib/body/block-reader.ts";
import { clean } from "#lib/body/clean.ts";
import {
  attribute,
  type DomElement,
  type DomNode,
  hasClass,
  isElement,
  isText,
  parse,
  TangledHtml,
  textOf,
} from "#lib/body/dom.ts";
import { parseFlat } from "#lib/body/flat-html.ts";
import { readAddress } from "#lib/body/from-html-address.ts";
import { convertBlock } from "#lib/body/from-html-blocks.ts";
import { Footnotes } from "#lib/body/from-html-footnotes.ts";
import { InlineBuffer } from "#lib/body/inline-buffer.ts";
import { bodySchema, emptyBody } from "#lib/body/schema.ts";

export type FromHtml = {
  doc: Node;
  /** Ids of the media rows that the text uses, each once. */
  mediaIds: number[];
  /** What could not stay, in English for a report: "<script>", "link javascript:…". Each once. */
  dropped: string[];
};

/** Maps and no objects: `<constructor>` is a tag name too. */
const MARKS = new Map(
  Object.entries({
    bold: ["strong", "b", "dt"],
    italic: ["em", "i", "cite", "dfn", "var"],
    strike: ["s", "strike", "del"],
    code: ["code", "kbd", "samp", "tt"],
    subscript: ["sub"],
    superscript: ["sup"],
  }).flatMap(([mark, tags]) => tags.map((tag) => [tag, mark] as const)),
);

const SILENT = new Set(
  `script style template head title object applet canvas svg math input textarea select datalist meta link base frame
  frameset noembed noframes map`.split(/\s+/),
);

/** Boxes that mean nothing: what is in them stands apart from what is around them, that is all. */
const BOXES = new Set(
  `address article aside audio body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form header hgroup html legend li main marquee menu nav ol p picture search section summary table tbody td tfoot th
  thead tr ul video`.split(/\s+/),
);

/**
 * HTML as our blocks. What has no counterpart is unwrapped, so no word is lost; what could do harm (scripts,
 * handlers, foreign frames, `javascript:` links) has no way into the schema at all.
 */
export function fromHtml(html: string, options: HtmlOptions = {}): FromHtml {
  const dropped = new Set<string>();
  const blocks = new Reader(parseOrFlatten(html, dropped), options, dropped).read();
  const doc = blocks.length > 0 ? bodySchema.node("doc", null, blocks) : emptyBody();
  const mediaIds = new Set<number>();
  doc.descendants((node) => {
    if (node.type.name === "image") mediaIds.add(node.attrs.mediaId);
  });
  return { doc, mediaIds: [...mediaIds], dropped: [...dropped] };
}

function parseOrFlatten(html: string, dropped: Set<string>): DomNode[] {
  try {
    return parse(html);
  } catch (error) {
    if (!(error instanceof TangledHtml)) throw error;
    dropped.add("all mark-up, which is too deep or too much");
    return parseFlat(html);
  }
}

class Reader implements BlockReader {
  listDepth = 0;
  readonly dropped: Set<string>;
  readonly options: HtmlOptions;
  private readonly roots: DomNode[];
  private readonly footnotes: Footnotes;

  constructor(roots: DomNode[], options: HtmlOptions, dropped: Set<string>) {
    this.roots = roots;
    this.options = options;
    this.dropped = dropped;
    this.footnotes = new Footnotes(roots);
  }

  read(): Node[] {
    return this.blocks(this.roots, []);
  }

  blocks(nodes: readonly DomNode[], marks: readonly Mark[]): Node[] {
    const buffer = new InlineBuffer();
    const out: Node[][] = [];
    this.walk(nodes, marks, buffer, out);
    out.push(buffer.flush());
    return out.flat();
  }

  isTaken(element: DomElement): boolean {
    return this.footnotes.isTaken(element);
  }

  private walk(nodes: readonly DomNode[], marks: readonly Mark[], buffer: InlineBuffer, out: Node[][]): void {
    let afterLabel = false;
    for (const node of nodes) {
      // The space after a label came with it.
      if (isText(node)) buffer.text(clean(afterLabel ? node.value.replace(/^ /, "") : node.value), marks);
      afterLabel = isElement(node) && this.isLabel(node);
      if (isElement(node) && !afterLabel) this.element(node, marks, buffer, out);
    }
  }

  /** What render.ts says besides the text. */
  private isLabel(element: DomElement): boolean {
    if (this.options.foreign || element.tagName !== "span") return false;
    return hasClass(element, "paid-label") || hasClass(element, "dateline");
  }

  private element(element: DomElement, marks: readonly Mark[], buffer: InlineBuffer, out: Node[][]): void {
    const tag = element.tagName;
    if (SILENT.has(tag)) {
      this.dropped.add(`<${tag}>`);
      // What a form field or an object holds for browsers without it is still said.
      if (tag === "object" || tag === "textarea") buffer.text(textOf(element.childNodes), marks);
      return;
    }
    if (tag === "br") {
      buffer.hardBreak(marks);
      return;
    }
    const note = this.footnotes.textAt(element);
    if (note !== null) {
      const ownMarks = marks.filter(({ type }) => type.name !== "link");
      buffer.push(bodySchema.node("footnote", { text: note }, undefined, ownMarks));
      return;
    }
    const made = convertBlock(element, marks, this);
    if (made) out.push(buffer.flush(), made);
    else if (BOXES.has(tag))
      out.push(buffer.flush(), this.blocks(element.childNodes, this.withMark(element, marks)));
    else {
      if (tag === "q") buffer.text("„", marks);
      this.walk(element.childNodes, this.withMark(element, marks), buffer, out);
      if (tag === "q") buffer.text("“", marks);
    }
  }

  private withMark(element: DomElement, marks: readonly Mark[]): readonly Mark[] {
    const name = MARKS.get(element.tagName);
    if (name) return bodySchema.mark(name).addToSet(marks);
    if (element.tagName !== "a") return marks;
    const href = (attribute(element, "href") ?? "").trim();
    const address = readAddress(href);
    if (address) return bodySchema.mark("link", { href: address }).addToSet(marks);
    if (href !== "") this.dropped.add(`link ${href.slice(0, 60)}`);
    return marks;
  }
}
