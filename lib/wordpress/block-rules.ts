import { attribute, type Block, innerBlocks, ownHtml } from "#lib/wordpress/blocks.ts";
import { watchAddress } from "#lib/wordpress/embed-hosts.ts";
import { findPictures, firstAttribute, firstText, plainText } from "#lib/wordpress/html-text.ts";
import type { BodyContext } from "#lib/wordpress/library.ts";
import { asPicture } from "#lib/wordpress/library.ts";
import {
  embedHtml,
  escapeHtml,
  galleryHtml,
  isWebAddress,
  pictureHtml,
  quoteHtml,
} from "#lib/wordpress/markup.ts";

type Rule = (block: Block, context: BodyContext, inner: () => string) => string;

/** Blocks whose attributes matter more than their HTML, or whose HTML is only a frame. */
export const STATIC_RULES: Record<string, Rule> = {
  "core/embed": (block) => embedHtml(attribute(block, "url") || plainText(ownHtml(block)), caption(block)),
  "core/image": image,
  "core/gallery": gallery,
  "core/quote": (block, _, inner) => quote(block, inner()),
  "core/pullquote": (block, _, inner) => quote(block, inner()),
  "core/verse": verse,
  "core/table": (block) => ownHtml(block).replace(/^\s*<figure\b[^<>]*>/i, '<figure class="table">'),
  "core/file": (block) =>
    embedHtml(
      attribute(block, "href") || firstAttribute(ownHtml(block), "a", "href"),
      firstText(ownHtml(block), "a"),
    ),
  "core/audio": (block) => played(block, "audio"),
  "core/video": (block) => played(block, "video"),
  "core/button": button,
  "core/buttons": (_, __, inner) => inner(),
  "core/columns": (_, __, inner) => inner(),
  "core/column": (_, __, inner) => inner(),
  "core/group": (_, __, inner) => inner(),
  "core/cover": cover,
  "core/media-text": mediaText,
  "core/separator": () => "\n<hr>\n",
  "core/social-links": (_, __, inner) => inner(),
  "core/social-link": socialLink,
};

/** @param inner renders the blocks inside */
export function renderStatic(block: Block, context: BodyContext, inner: () => string): string {
  const rule = STATIC_RULES[block.name?.replace(/^core-embed\/.*/, "core/embed") ?? ""];
  return rule ? `\n${rule(block, context, inner)}\n` : ownHtml(block);
}

const caption = (block: Block) => firstText(ownHtml(block), "figcaption");

function image(block: Block, { library }: BodyContext): string {
  const html = ownHtml(block);
  const attachment = library.attachment(attribute(block, "id"));
  const [found] = findPictures(html);
  if (!found && !attachment) return html;
  const words = attachment ? asPicture(attachment) : undefined;
  return pictureHtml({
    src: words?.src ?? found?.src ?? "",
    alt: found?.alt || words?.alt,
    caption: found?.caption || (found ? "" : words?.caption),
  });
}

/** The caption of the whole gallery follows as a paragraph: a gallery has none here. */
function gallery(block: Block, context: BodyContext, inner: () => string): string {
  const html = ownHtml(block);
  const ids = Array.isArray(block.attributes.ids) ? block.attributes.ids.map(String) : [];
  const known = ids.flatMap((id) => context.library.attachment(id) ?? []);
  const inside = innerBlocks(block).length > 0 ? findPictures(inner()) : findPictures(html);
  const pictures = inside.length > 0 ? inside : known.map(asPicture);
  const last =
    /<figcaption\b[^<>]*class="[^"]*blocks-gallery-caption[^"]*"[^>]*>([\s\S]*?)<\/figcaption>/i.exec(
      html,
    )?.[1];
  return galleryHtml(pictures) + (last ? `<p>${last}</p>` : "");
}

function quote(block: Block, inner: string): string {
  const html = ownHtml(block);
  const source = /<cite\b[^<>]*>([\s\S]*?)<\/cite>/i.exec(html)?.[1] ?? "";
  const own = html
    .replace(/<cite\b[^<>]*>[\s\S]*?<\/cite>/gi, "")
    .replace(/<\/?(?:blockquote|figure)\b[^<>]*>/gi, "")
    .trim();
  const body = own && !/<p\b/i.test(own) ? `<p>${own}</p>` : own;
  return quoteHtml(body + inner, plainText(source || attribute(block, "citation")));
}

/** Lines that stay lines: what `<pre>` does for a poem, in the paper's own letters. */
function verse(block: Block): string {
  const text = ownHtml(block)
    .replace(/<\/?pre\b[^<>]*>/gi, "")
    .trim();
  const stanzas = text.split(/\n\s*\n/).map((stanza) => `<p>${stanza.trim().replace(/\n/g, "<br>\n")}</p>`);
  return stanzas.join("\n");
}

function played(block: Block, element: "audio" | "video"): string {
  const html = ownHtml(block);
  const url =
    attribute(block, "src") || firstAttribute(html, element, "src") || firstAttribute(html, "source", "src");
  return embedHtml(watchAddress(url), caption(block));
}

function button(block: Block): string {
  const link = /<a\b[^<>]*>[\s\S]*?<\/a>/i.exec(ownHtml(block))?.[0] ?? "";
  return link && plainText(link) ? `<p>${link}</p>` : "";
}

function cover(block: Block, { library }: BodyContext, inner: () => string): string {
  const attachment = library.attachment(attribute(block, "id"));
  const [found] = findPictures(ownHtml(block));
  const src = attachment?.url ?? attribute(block, "url") ?? found?.src;
  const shown = isWebAddress(src) && attribute(block, "backgroundType") !== "video";
  const picture = shown ? pictureHtml({ src, alt: found?.alt || attachment?.alt }) : "";
  // Before WordPress 5.9 the words stood in the block's own paragraph.
  const words = innerBlocks(block).length > 0 ? "" : ownHtml(block).replace(/<img\b[^<>]*>/gi, "");
  return picture + words + inner();
}

function mediaText(block: Block, context: BodyContext, inner: () => string): string {
  const html = ownHtml(block);
  const video = firstAttribute(html, "video", "src");
  const attachment = context.library.attachment(attribute(block, "mediaId"));
  const [found] = findPictures(html);
  const picture = video
    ? embedHtml(video)
    : pictureHtml({ src: attachment?.url ?? found?.src ?? "", alt: found?.alt || attachment?.alt });
  return picture + inner();
}

function socialLink(block: Block): string {
  const url = attribute(block, "url");
  if (!isWebAddress(url)) return "";
  return `<p><a href="${escapeHtml(url)}">${escapeHtml(attribute(block, "label") || attribute(block, "service") || url)}</a></p>`;
}
