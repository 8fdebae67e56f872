import type { Node } from "prosemirror-model";
import { labelledLink, type RenderContext, type RenderOptions } from "#lib/body/context.ts";
import { renderInline } from "#lib/body/inline.ts";
import { headingText, outline } from "#lib/body/outline.ts";
import { pictureElement, renderPicture } from "#lib/body/picture.ts";
import { type Element, el, type Markup } from "#lib/body/tree.ts";
import { pictureShape } from "#lib/embed-pictures.ts";
import { type Embed, embedOf, providerTitle } from "#lib/embeds.ts";

/**
 * A body as a tree of HTML elements: the one renderer for page, feed and mail. Footnotes are numbered as they
 * come and stand at the end; the dateline runs into the first sentence.
 */
export function renderBody(doc: Node, options: RenderOptions): Markup[] {
  const context: RenderContext = { ...options, footnotes: [] };
  const blocks = inside(doc, context).filter((block) => block.tag !== "p" || block.children.length > 0);
  const named = options.standalone ? blocks : withHeadingIds(blocks, doc);
  return [...withDateline(named, options.dateline), ...footnoteList(context)];
}

/** Headings without words are rendered as paragraphs, so those that are left are the outline's, in order. */
function withHeadingIds(blocks: Element[], doc: Node): Element[] {
  const entries = outline(doc).values();
  return blocks.map((block) =>
    /^h\d$/.test(block.tag) ? { ...block, attrs: { id: entries.next().value?.id } } : block,
  );
}

/** What may stand above the first sentence without being a sentence itself. */
const ABOVE_TEXT = /^(h[2-4r]|div|figure)$/;

function withDateline(blocks: Element[], dateline: string | undefined): Element[] {
  if (!dateline) return blocks;
  const mark = el("span", { class: "dateline" }, `${dateline} –`);
  const place = blocks.findIndex((block) => !isAboveText(block));
  const first = blocks[place];
  if (first?.tag === "p") return blocks.with(place, { ...first, children: [mark, " ", ...first.children] });
  return [...blocks.slice(0, Math.max(place, 0)), el("p", {}, mark), ...blocks.slice(Math.max(place, 0))];
}

function isAboveText({ tag, attrs, children }: Element): boolean {
  if (tag === "p") return children.length === 0;
  const isSaid = attrs.class === "quote" || attrs.class === "table";
  return ABOVE_TEXT.test(tag) && !isSaid;
}

function renderBlock(node: Node, context: RenderContext): Element {
  const render = BLOCKS[node.type.name];
  if (!render) throw new Error(`No rule renders a ${node.type.name}`);
  return render(node, context);
}

const inside = (node: Node, context: RenderContext) =>
  node.children.map((child) => renderBlock(child, context));

const BLOCKS: Record<string, (node: Node, context: RenderContext) => Element> = {
  paragraph: (node, context) => el("p", {}, renderInline(node, context)),
  heading: (node, context) =>
    el(headingText(node) ? `h${node.attrs.level}` : "p", {}, renderInline(node, context)),
  bulletList: (node, context) => el("ul", {}, inside(node, context)),
  orderedList: (node, context) =>
    el("ol", { start: node.attrs.start === 1 ? undefined : node.attrs.start }, inside(node, context)),
  listItem: (node, context) => el("li", {}, inside(node, context)),
  quote: (node, context) => {
    const { source, sourceUrl } = node.attrs;
    const named = source || sourceUrl;
    const caption: Markup[] = sourceUrl ? labelledLink(sourceUrl, [named], context) : [named];
    return el(
      "figure",
      { class: "quote" },
      el("blockquote", {}, inside(node, context)),
      ...(named ? [el("figcaption", {}, ...caption)] : []),
    );
  },
  table: renderTable,
  codeBlock: (node, context) => {
    const language = node.attrs.language;
    const scroll = context.standalone
      ? {}
      : { tabindex: 0, role: "group", "aria-label": context.labels.code };
    return el(
      "pre",
      scroll,
      el("code", { class: language ? `language-${language}` : undefined }, node.textContent),
    );
  },
  image: renderPicture,
  gallery: (node, context) => el("div", { class: "gallery" }, inside(node, context)),
  embed: (node, context) => {
    const { url, title } = node.attrs;
    const label = title || context.labels.loadEmbed(new URL(url).hostname);
    const rel = "nofollow noopener noreferrer";
    const mark = context.standalone ? {} : { "data-embed": title };
    const link = el("a", { href: url, rel, ...mark }, label);
    const shown = context.standalone ? null : embedOf(url);
    if (!shown) return el("figure", { class: "embed" }, link);
    const { provider, frame, size } = shown;
    const words = context.labels.frame(providerTitle(provider));
    const picture = embedPicture(shown, context);
    const isWide = picture && pictureShape(shown).shown === null;
    // The link stays: where no script runs, it is the way there.
    return el(
      "figure",
      { class: isWide ? "embed image" : "embed" },
      el("click-frame", { provider, frame, size, ...words }, ...(picture ? [picture] : []), link),
    );
  },
  factBox: (node, context) => {
    const title = node.attrs.title;
    const heading = title ? [el("h3", { class: "fact-box-title" }, title)] : [];
    return el("aside", { class: "fact-box" }, ...heading, inside(node, context));
  },
  horizontalRule: () => el("hr"),
};

/** Says nothing of its own: the link beside it has the words. */
function embedPicture(embed: Embed, context: RenderContext): Element | null {
  const kept = context.embedPictures?.get(embed.frame);
  if (!kept) return null;
  const { shown } = pictureShape(embed);
  if (shown === null) return pictureElement(kept, "", context);
  const size = { width: shown, height: Math.round((kept.height * shown) / kept.width) };
  return pictureElement({ ...kept, ...size }, "", context, `${shown}px`);
}

/** Rows of header cells at the top are the table's head. The figure scrolls, so the page never does. */
function renderTable(node: Node, context: RenderContext): Element {
  const rows = node.children;
  const firstBodyRow = rows.findIndex((row) => row.children.some((cell) => cell.type.name !== "tableHeader"));
  const headRows = firstBodyRow === -1 ? 0 : firstBodyRow;
  const head = rows.slice(0, headRows).map((row) => renderRow(row, context, "col"));
  const body = rows.slice(headRows).map((row) => renderRow(row, context, "row"));
  const { caption } = node.attrs;
  const label = caption || context.labels.table;
  const scroll = context.standalone ? {} : { tabindex: 0, role: "group", "aria-label": label };
  return el(
    "figure",
    { class: "table" },
    // The box scrolls by keyboard too, and a group is no landmark: an article may have many tables.
    el(
      "div",
      { class: "scroll", ...scroll },
      el("table", {}, ...(head.length > 0 ? [el("thead", {}, head)] : []), el("tbody", {}, body)),
    ),
    ...(caption ? [el("figcaption", {}, ...caption)] : []),
  );
}

function renderRow(row: Node, context: RenderContext, scope: "col" | "row"): Element {
  return el(
    "tr",
    {},
    row.children.map((cell) => {
      const isHeader = cell.type.name === "tableHeader";
      const { colspan, rowspan } = cell.attrs;
      const attrs = {
        scope: isHeader ? scope : undefined,
        colspan: colspan === 1 ? undefined : colspan,
        rowspan: rowspan === 1 ? undefined : rowspan,
      };
      return el(isHeader ? "th" : "td", attrs, renderInline(cell, context));
    }),
  );
}

function footnoteList({ footnotes, labels, standalone }: RenderContext): Element[] {
  if (footnotes.length === 0) return [];
  const items = footnotes.map((text, index) => {
    if (standalone) return el("li", {}, text);
    const back = el("a", { href: `#fnref-${index + 1}`, "aria-label": labels.backToText }, "↩");
    return el("li", { id: `fn-${index + 1}` }, text, " ", back);
  });
  return [el("section", { class: "footnotes", "aria-label": labels.footnotes }, el("ol", {}, items))];
}
