import { autoParagraphs } from "#lib/wordpress/autop.ts";
import { renderStatic, STATIC_RULES } from "#lib/wordpress/block-rules.ts";
import { attribute, type Block, innerBlocks, parseBlocks } from "#lib/wordpress/blocks.ts";
import type { BodyContext } from "#lib/wordpress/library.ts";
import { escapeHtml } from "#lib/wordpress/markup.ts";
import { runShortcodes } from "#lib/wordpress/shortcodes.ts";

/** What stands where: in a fact box no other box may begin; a reusable block may not hold itself. */
type Place = { inBox: boolean; reusing: string[] };

/** Made by WordPress when a page is read, from other content: nothing of it belongs to the article. */
const DYNAMIC =
  /^core\/(?:archives|avatar|calendar|categories|comment-|comments|home-link|latest-|loginout|navigation|page-list|pattern|post-|query|read-more|rss|search|site-|tag-cloud|template-part|term-|tag-)/;
const SILENT = new Set(["core/more", "core/nextpage", "core/spacer", "core/footnotes", "core/footnote"]);

/** Blocks as HTML that lib/body reads. What is dropped is named through `context.note`. */
export function renderBlocks(
  blocks: Block[],
  context: BodyContext,
  place: Place = { inBox: false, reusing: [] },
): string {
  return blocks.map((block) => renderBlock(block, context, place)).join("");
}

function renderBlock(block: Block, context: BodyContext, place: Place): string {
  const { name } = block;
  const inner = (inside: Place = place) => renderBlocks(innerBlocks(block), context, inside);
  if (name === null || name === "core/freeform") return freeform(block, context, place);
  if (SILENT.has(name)) return "";
  if (DYNAMIC.test(name)) return drop(name, context);
  if (name === "core/block") return reusable(block, context, place);
  if (name === "core/details") return details(block, context, place);
  if (name === "core/shortcode" || name === "core/html")
    return `\n${runShortcodes(rebuilt(block, context, place), context)}\n`;
  if (name in STATIC_RULES || name.startsWith("core-embed/")) return renderStatic(block, context, inner);
  if (block.void) return drop(name, context);
  return `${rebuilt(block, context, place)}\n`;
}

/** A block's HTML with its inner blocks in their places. */
function rebuilt(block: Block, context: BodyContext, place: Place): string {
  return block.content
    .map((part) => (typeof part === "string" ? part : renderBlock(part, context, place)))
    .join("");
}

function freeform(block: Block, context: BodyContext, place: Place): string {
  const html = rebuilt(block, context, place);
  return html.trim() ? autoParagraphs(runShortcodes(html, context)) : "\n";
}

function drop(name: string, { dynamic }: BodyContext): string {
  dynamic(name.replace(/^core\//, ""));
  return "";
}

function reusable(block: Block, context: BodyContext, place: Place): string {
  const ref = attribute(block, "ref");
  const content = context.library.reusable(ref);
  if (content === undefined || place.reusing.includes(ref)) {
    context.note(`reusable block ${ref} is not in the file, left out`);
    return "";
  }
  return renderBlocks(parseBlocks(content), context, { ...place, reusing: [...place.reusing, ref] });
}

function details(block: Block, context: BodyContext, place: Place): string {
  const html = rebuilt(block, context, { ...place, inBox: true });
  const [, summary = ""] = /<summary\b[^<>]*>([\s\S]*?)<\/summary>/i.exec(html) ?? [];
  const body = html
    .replace(/<summary\b[^<>]*>[\s\S]*?<\/summary>/i, "")
    .replace(/<\/?details\b[^<>]*>/gi, "");
  const title = summary.replace(/<[^<>]*>/g, "").trim();
  if (place.inBox) return `<p><strong>${title}</strong></p>${body}`;
  return `\n<aside class="fact-box"><h3 class="fact-box-title">${title || escapeHtml("Info")}</h3>${body}</aside>\n`;
}
