import { Fragment, type Mark, type Node } from "prosemirror-model";
import { attribute, clean, type DomElement, type DomNode, findAll, findFirst, hasClass, isElement, lineOf, textOf } from "#lib/body/dom.ts";
import { convertTable } from "#lib/body/from-html-table.ts";
import { bodySchema, isSafeHref } from "#lib/body/schema.ts";

/** A picture as HTML names it; what is not said is null. */
export type ImageReference = {
  src: string;
  alt: string | null;
  caption: string | null;
  credit: string | null;
  width: number | null;
  height: number | null;
};

export type BlockReader = {
  blocks(nodes: readonly DomNode[], marks: readonly Mark[]): Node[];
  readonly options: { image?: (reference: ImageReference) => number | null };
  readonly dropped: Set<string>;
};

type Convert = (element: DomElement, marks: readonly Mark[], reader: BlockReader) => Node[] | null;

/** The blocks that an element stands for, or null when it is only a box or a run of words. */
export function convertBlock(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] | null {
  return CONVERSIONS[element.tagName]?.(element, marks, reader) ?? null;
}

const heading =
  (level: 2 | 3 | 4): Convert =>
  (element, marks, reader) =>
    reader.blocks(element.childNodes, marks).map((block) =>
      block.type.name === "paragraph" ? bodySchema.node("heading", { level }, block.content) : block,
    );

const list =
  (type: "bulletList" | "orderedList"): Convert =>
  (element, marks, reader) => {
    const items = element.childNodes.filter(isElement);
    const start = Math.min(Math.max(Number.parseInt(attribute(element, "start") ?? "1", 10) || 0, 0), 1_000_000);
    return listBlocks(type, type === "orderedList" && attribute(element, "start") !== null ? start : 1, items, marks, reader);
  };

const CONVERSIONS: Record<string, Convert> = {
  h1: heading(2),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(4),
  h6: heading(4),
  hr: () => [bodySchema.node("horizontalRule")],
  ul: (element, marks, reader) => (isGallery(element) ? gallery(element, marks, reader) : list("bulletList")(element, marks, reader)),
  menu: list("bulletList"),
  ol: list("orderedList"),
  pre: (element) => codeBlock(element),
  listing: (element) => codeBlock(element),
  xmp: (element) => codeBlock(element),
  blockquote: (element, marks, reader) => quote(element, null, marks, reader),
  table: (element, marks, reader) => convertTable(element, "", marks, reader),
  img: (element, marks, reader) => image(element, null, marks, reader),
  iframe: (element, _, reader) => embed(attribute(element, "src"), attribute(element, "title"), reader),
  embed: (element, _, reader) => embed(attribute(element, "src"), attribute(element, "title"), reader),
  audio: (element, marks, reader) => player(element, marks, reader),
  video: (element, marks, reader) => player(element, marks, reader),
  figure,
  div: (element, marks, reader) => (isGallery(element) ? gallery(element, marks, reader) : null),
  aside: (element, marks, reader) => (hasClass(element, "fact-box") ? factBox(element, marks, reader) : null),
  details: factBox,
  section: (element) => (hasClass(element, "footnotes") ? [] : null),
};

/** Only paragraphs and lists live in a list item; what else stands there comes after it, and the list goes on. */
function listBlocks(
  type: "bulletList" | "orderedList",
  start: number,
  elements: DomElement[],
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] {
  const out: Node[] = [];
  let items: Node[] = [];
  let next = start;
  const close = () => {
    const attrs = type === "orderedList" ? { start: next } : null;
    if (items.length > 0) out.push(bodySchema.node(type, attrs, items));
    next += items.length;
    items = [];
  };
  for (const element of elements) {
    const blocks = reader.blocks(element.tagName === "li" ? element.childNodes : [element], marks);
    const { inside, outside } = part(blocks, PROSE);
    const first = inside[0];
    // A list right inside a list belongs to the item before it.
    if (first && first.type.name !== "paragraph" && items.length > 0 && element.tagName !== "li") {
      const last = items.pop() as Node;
      items.push(bodySchema.node("listItem", null, [...last.children, ...inside]));
    } else if (first) {
      const opening = first.type.name === "paragraph" ? [] : [bodySchema.node("paragraph")];
      items.push(bodySchema.node("listItem", null, [...opening, ...inside]));
    }
    if (outside.length > 0) {
      close();
      out.push(...outside);
    }
  }
  close();
  return out;
}

const PROSE = new Set(["paragraph", "bulletList", "orderedList"]);
const IN_FACT_BOX = new Set([...PROSE, "heading", "quote", "table", "codeBlock", "image"]);

/** What may stand inside and what must come after. A heading inside becomes a bold line. */
function part(blocks: Node[], allowed: Set<string>): { inside: Node[]; outside: Node[] } {
  const inside: Node[] = [];
  const outside: Node[] = [];
  for (const block of blocks) {
    if (allowed.has(block.type.name)) inside.push(block);
    else if (block.type.name === "heading") inside.push(bodySchema.node("paragraph", null, bold(block.content)));
    else if (block.type.name === "quote" || block.type.name === "factBox") {
      const deeper = part([...block.children], allowed);
      inside.push(...deeper.inside);
      outside.push(...deeper.outside);
    } else outside.push(block);
  }
  return { inside, outside };
}

function bold(content: Fragment): Fragment {
  const mark = bodySchema.mark("bold");
  return Fragment.fromArray(content.content.map((node) => node.mark(mark.addToSet(node.marks))));
}

function codeBlock(element: DomElement): Node[] {
  const code = findFirst(element.childNodes, "code");
  const names = `${attribute(code ?? element, "class") ?? ""} ${attribute(element, "class") ?? ""}`;
  const language = /(?:^|\s)(?:lang|language)-([\w+#.-]{1,30})(?=\s|$)/.exec(names)?.[1] ?? "";
  const text = textOf(element.childNodes).replace(/\r\n?/g, "\n");
  return text.trim() === "" ? [] : [bodySchema.node("codeBlock", { language }, bodySchema.text(text))];
}

function quote(element: DomElement, caption: DomElement | null, marks: readonly Mark[], reader: BlockReader): Node[] {
  const signature = caption ?? element.childNodes.filter(isElement).findLast(({ tagName }) => tagName === "cite" || tagName === "footer") ?? null;
  const words = element.childNodes.filter((node) => node !== signature);
  const { inside, outside } = part(reader.blocks(words, marks), PROSE);
  const link = signature && findFirst(signature.childNodes, "a");
  const href = ((link && attribute(link, "href")) ?? attribute(element, "cite") ?? "").trim();
  const sourceUrl = isSafeHref(href) ? clean(href) : "";
  const shown = signature ? lineOf(signature.childNodes).replace(/^[—–-]\s*/, "") : "";
  // An address without a name is shown as itself and read back as an address alone.
  const source = shown === sourceUrl ? "" : shown;
  if (inside.length === 0) return source ? [...outside, bodySchema.node("paragraph", null, bodySchema.text(source))] : outside;
  return [bodySchema.node("quote", { source, sourceUrl }, inside), ...outside];
}

function figure(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] | null {
  if (isGallery(element)) return gallery(element, marks, reader);
  const caption = element.childNodes.filter(isElement).find(({ tagName }) => tagName === "figcaption") ?? null;
  const blockquote = findFirst(element.childNodes, "blockquote");
  if (blockquote) return quote(blockquote, caption, marks, reader);
  const table = findFirst(element.childNodes, "table");
  if (table) return convertTable(table, caption ? lineOf(caption.childNodes) : "", marks, reader);
  const link = findAll(element.childNodes, (inner) => attribute(inner, "data-embed") !== null)[0];
  if (link) return embed(attribute(link, "href"), attribute(link, "data-embed"), reader);
  const pictures = findAll(element.childNodes, ({ tagName }) => tagName === "img");
  const mediaId = attribute(element, "data-media");
  if (pictures.length <= 1 && (pictures[0] || mediaId)) return image(pictures[0] ?? element, element, marks, reader);
  return null;
}

/** One picture. `figure` is what holds its caption, where there is one. */
function image(element: DomElement, holder: DomElement | null, marks: readonly Mark[], reader: BlockReader): Node[] {
  const captionElement = holder && findFirst(holder.childNodes, "figcaption");
  const words = captionElement?.childNodes.filter((node) => !(isElement(node) && isCredit(node))) ?? [];
  const caption = captionElement ? lineOf(words) : null;
  const known = Number((holder && attribute(holder, "data-media")) ?? attribute(element, "data-media") ?? Number.NaN);
  if (Number.isSafeInteger(known) && known > 0) {
    const alt = (holder && attribute(holder, "data-alt")) ?? null;
    return [bodySchema.node("image", { mediaId: known, caption: caption || null, alt: alt === null ? null : clean(alt) })];
  }
  const src = (attribute(element, "src") ?? "").trim();
  const alt = attribute(element, "alt");
  const credit = captionElement?.childNodes.find((node): node is DomElement => isElement(node) && isCredit(node));
  const reference: ImageReference = {
    src: clean(src),
    alt: alt === null ? null : clean(alt),
    caption,
    credit: credit ? lineOf(credit.childNodes) : null,
    width: pixels(attribute(element, "width")),
    height: pixels(attribute(element, "height")),
  };
  const mediaId = /^(https?:)?\/|^[\w.]/i.test(src) && !/^(data|javascript|vbscript):/i.test(src) ? reader.options.image?.(reference) : null;
  if (mediaId) return [bodySchema.node("image", { mediaId, caption: caption || null, alt: reference.alt || null })];
  reader.dropped.add(`picture ${src.slice(0, 60)}`);
  const left = [reference.alt ?? "", caption ?? ""].filter(Boolean).join(" – ");
  return left ? [bodySchema.node("paragraph", null, bodySchema.text(left, [...marks]))] : [];
}

const isCredit = (element: DomElement) => hasClass(element, "credit") || hasClass(element, "licence");

function pixels(value: string | null): number | null {
  const number = Number.parseInt(value ?? "", 10);
  return number > 0 ? number : null;
}

function isGallery(element: DomElement): boolean {
  return ["gallery", "wp-block-gallery", "blocks-gallery-grid"].some((name) => hasClass(element, name));
}

/** All pictures in it; words that are no picture's caption come after. */
function gallery(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] {
  const inside = reader.blocks(element.childNodes.flatMap(unwrapGallery), marks);
  const images = inside.filter(({ type }) => type.name === "image");
  const others = inside.filter(({ type }) => type.name !== "image");
  return images.length > 0 ? [bodySchema.node("gallery", null, images), ...others] : others;
}

/** A gallery's own lists and boxes are not lists of anything. */
function unwrapGallery(node: DomNode): DomNode[] {
  const transparent = isElement(node) && (isGallery(node) || ["ul", "li", "div"].includes(node.tagName));
  return transparent ? node.childNodes.flatMap(unwrapGallery) : [node];
}

/** A foreign page set into a text becomes a link that says where it leads (A12). */
function embed(url: string | null, title: string | null, reader: BlockReader): Node[] {
  const address = (url ?? "").trim().replace(/^\/\//, "https://");
  if (!/^https?:\/\/[^\s/]/i.test(address) || !isSafeHref(address)) {
    if (address) reader.dropped.add(`frame ${address.slice(0, 60)}`);
    return [];
  }
  return [bodySchema.node("embed", { url: clean(address), title: clean(title ?? "") })];
}

function player(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] {
  const source = attribute(element, "src") ?? attribute(findFirst(element.childNodes, "source") ?? element, "src");
  const made = embed(source, attribute(element, "title"), reader);
  return made.length > 0 ? made : reader.blocks(element.childNodes, marks);
}

function factBox(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] {
  const titled = element.childNodes
    .filter(isElement)
    .find((child) => hasClass(child, "fact-box-title") || child.tagName === "summary");
  const words = element.childNodes.filter((node) => node !== titled);
  const { inside, outside } = part(reader.blocks(words, marks), IN_FACT_BOX);
  const title = titled ? lineOf(titled.childNodes) : "";
  if (inside.length > 0) return [bodySchema.node("factBox", { title }, inside), ...outside];
  return title ? [bodySchema.node("paragraph", null, bodySchema.text(title)), ...outside] : outside;
}
