import type { Mark, Node } from "prosemirror-model";
import { type BlockReader, convertBlock, type ImageReference } from "#lib/body/from-html-blocks.ts";
import { attribute, clean, type DomElement, type DomNode, findAll, hasClass, isElement, isText, lineOf, parse, textOf } from "#lib/body/dom.ts";
import { InlineBuffer } from "#lib/body/inline-buffer.ts";
import { bodySchema, emptyBody, isSafeHref } from "#lib/body/schema.ts";

export type HtmlOptions = {
  /** Where a picture's file is known by its address: the id of its media row, or null to leave it out. */
  image?: (reference: ImageReference) => number | null;
};

export type FromHtml = {
  doc: Node;
  /** Ids of the media rows that the text uses, each once. */
  mediaIds: number[];
  /** What could not stay, in English for a report: "<script>", "link javascript:…". Each once. */
  dropped: string[];
};

/** Text nested deeper than this is kept, its mark-up is not. */
const MAX_DEPTH = 40;

const MARKS: Record<string, string> = {
  strong: "bold", b: "bold", em: "italic", i: "italic", cite: "italic", dfn: "italic", var: "italic", s: "strike", strike: "strike",
  del: "strike", code: "code", kbd: "code", samp: "code", tt: "code", sub: "subscript", sup: "superscript",
};

const SILENT = new Set(["script", "style", "template", "noscript", "head", "title", "object", "applet", "canvas", "svg", "math",
  "input", "textarea", "select", "datalist", "meta", "link", "base", "frame", "frameset", "noembed", "noframes", "map"]);

/** Boxes that mean nothing: what is in them stands apart from what is around them, that is all. */
const BOXES = new Set(["address", "article", "body", "button", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form",
  "header", "hgroup", "html", "legend", "main", "nav", "p", "search", "section", "details", "summary", "figure", "figcaption",
  "aside", "li", "tbody", "thead", "tr", "td", "th", "caption", "dialog", "menu", "picture", "audio", "video", "marquee"]);

/**
 * HTML as our blocks. What has no counterpart is unwrapped, so no word is lost; what could do harm (scripts,
 * handlers, foreign frames, `javascript:` links) has no way into the schema at all.
 */
export function fromHtml(html: string, options: HtmlOptions = {}): FromHtml {
  const reader = new Reader(parse(html), options);
  const blocks = reader.blocks(reader.roots, []);
  const doc = blocks.length > 0 ? bodySchema.node("doc", null, blocks) : emptyBody();
  const mediaIds = new Set<number>();
  doc.descendants((node) => {
    if (node.type.name === "image") mediaIds.add(node.attrs.mediaId);
  });
  return { doc, mediaIds: [...mediaIds], dropped: [...reader.dropped] };
}

class Reader implements BlockReader {
  readonly dropped = new Set<string>();
  readonly roots: DomNode[];
  readonly options: HtmlOptions;
  private readonly footnotes: Map<string, string>;
  private depth = 0;

  constructor(roots: DomNode[], options: HtmlOptions) {
    this.roots = roots;
    this.options = options;
    this.footnotes = footnoteTexts(roots);
  }

  /** Everything in `nodes` as blocks; loose words become paragraphs. */
  blocks(nodes: readonly DomNode[], marks: readonly Mark[]): Node[] {
    const buffer = new InlineBuffer();
    const out: Node[] = [];
    this.walk(nodes, marks, buffer, out);
    out.push(...buffer.flush());
    return out;
  }

  private walk(nodes: readonly DomNode[], marks: readonly Mark[], buffer: InlineBuffer, out: Node[]): void {
    if (this.depth >= MAX_DEPTH) {
      buffer.text(textOf(nodes), marks);
      return;
    }
    this.depth++;
    for (const node of nodes) {
      if (isText(node)) buffer.text(clean(node.value), marks);
      else if (isElement(node)) this.element(node, marks, buffer, out);
    }
    this.depth--;
  }

  private element(element: DomElement, marks: readonly Mark[], buffer: InlineBuffer, out: Node[]): void {
    const tag = element.tagName;
    if (SILENT.has(tag)) {
      this.dropped.add(`<${tag}>`);
      // What a form field or an object holds for browsers without it is still said.
      if (tag === "object" || tag === "noscript" || tag === "textarea") buffer.text(textOf(element.childNodes), marks);
      return;
    }
    if (tag === "br") return buffer.hardBreak(marks);
    if (hasClass(element, "paid-label") || hasClass(element, "dateline")) return;
    const note = this.footnote(element);
    if (note !== null) return buffer.push(bodySchema.node("footnote", { text: note }, undefined, [...marks]));
    const made = convertBlock(element, marks, this);
    if (made) {
      out.push(...buffer.flush(), ...made);
      return;
    }
    if (BOXES.has(tag)) {
      out.push(...buffer.flush(), ...this.blocks(element.childNodes, marks));
      return;
    }
    this.walk(element.childNodes, this.withMark(element, marks), buffer, out);
  }

  private withMark(element: DomElement, marks: readonly Mark[]): readonly Mark[] {
    const name = MARKS[element.tagName];
    if (name) return bodySchema.mark(name).addToSet(marks);
    if (element.tagName !== "a") return marks;
    const href = (attribute(element, "href") ?? "").trim();
    if (isSafeHref(href)) return bodySchema.mark("link", { href: clean(href) }).addToSet(marks);
    if (href !== "" && !href.startsWith("#")) this.dropped.add(`link ${href.slice(0, 60)}`);
    return marks;
  }

  /** The words of a footnote that is marked here, or null. */
  private footnote(element: DomElement): string | null {
    const authored = attribute(element, "data-footnote");
    if (authored !== null) return clean(authored);
    if (element.tagName !== "sup" || !hasClass(element, "footnote")) return null;
    const target = findAll(element.childNodes, ({ tagName }) => tagName === "a")[0];
    return this.footnotes.get((target && attribute(target, "href"))?.slice(1) ?? "") ?? null;
  }
}

/** Footnotes as render.ts writes them: "fn-1" → its words. */
function footnoteTexts(roots: readonly DomNode[]): Map<string, string> {
  const lists = findAll(roots, (element) => element.tagName === "section" && hasClass(element, "footnotes"));
  const items = findAll(lists, ({ tagName }) => tagName === "li");
  return new Map(
    items.map((item) => {
      const words = item.childNodes.filter((node) => !(isElement(node) && node.tagName === "a"));
      return [attribute(item, "id") ?? "", lineOf(words)];
    }),
  );
}
