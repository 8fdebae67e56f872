import { autoParagraphs } from "#lib/wordpress/autop.ts";
import { renderBlocks } from "#lib/wordpress/block-html.ts";
import { hasBlocks, parseBlocks } from "#lib/wordpress/blocks.ts";
import { isEmbedAddress, watchAddress } from "#lib/wordpress/embed-hosts.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { BodyContext } from "#lib/wordpress/library.ts";
import { embedHtml, footnoteHtml } from "#lib/wordpress/markup.ts";
import { replaceElements, withoutComments } from "#lib/wordpress/scan.ts";
import { runShortcodes } from "#lib/wordpress/shortcodes.ts";

type Step = (html: string, context: BodyContext) => string;

/** In this order; each step reads what the one before it left. */
const STEPS: Step[] = [editorMarkup, comments, framesAsEmbeds, bareAddresses, footnotes];

/** A WordPress body, of the block or the classic editor, as the HTML that lib/body reads. */
export function bodyHtml(content: string, context: BodyContext): string {
  return STEPS.reduce((html, step) => step(html, context), content);
}

function editorMarkup(content: string, context: BodyContext): string {
  if (hasBlocks(content)) return renderBlocks(parseBlocks(content), context);
  return autoParagraphs(runShortcodes(withoutComments(content), context));
}

/** Exports of exports carry CDATA marks in their texts; HTML would take what follows for a comment. */
function comments(html: string): string {
  return withoutComments(html).replaceAll("<![CDATA[", "").replaceAll("]]>", "");
}

function framesAsEmbeds(html: string): string {
  const frames = replaceElements(html, "iframe", (attributes) => embedHtml(watchAddress(source(attributes))));
  const audio = replaceElements(frames, "audio", player);
  const video = replaceElements(audio, "video", player);
  return video.replace(/<embed\b([^<>]*)>/gi, (_, attributes: string) =>
    embedHtml(watchAddress(source(attributes))),
  );
}

function player(attributes: string, inner: string): string {
  return embedHtml(source(attributes) || source(inner));
}

/** The first `src` of some attributes, or of the tags in them. */
function source(markup: string): string {
  const [, double, single] = /(?:^|\s)(?:data-)?src\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(markup) ?? [];
  return plainAddress(double ?? single ?? "");
}

/** An address alone in its paragraph that WordPress would embed. */
function bareAddresses(html: string): string {
  return html.replace(/<p\b[^<>]*>\s*(https?:\/\/[^\s<"]+)\s*<\/p>/gi, (whole, address: string) => {
    const url = plainAddress(address);
    return isEmbedAddress(url) ? embedHtml(url) : whole;
  });
}

/** `<sup data-fn="id">…</sup>` of the block editor; the texts stand in the post's meta field `footnotes`. */
function footnotes(html: string, context: BodyContext): string {
  return html.replace(
    /<sup\b[^<>]*\sdata-fn="([^"<>]+)"[^<>]*>(?:<a\b[^<>]*>)?[^<>]*(?:<\/a>)?<\/sup>/gi,
    (_, id: string) => {
      const text = context.footnotes.get(id);
      if (!text) context.note("footnote without a text left out");
      return text ? footnoteHtml(text) : "";
    },
  );
}

/** @param json meta field `footnotes`: `[{"id":"…","content":"<em>…</em>"}]` */
export function readFootnotes(json: string | undefined): Map<string, string> {
  try {
    const list = JSON.parse(json || "[]") as { id?: unknown; content?: unknown }[];
    return new Map(list.map(({ id, content }) => [String(id), plainText(String(content ?? ""))]));
  } catch {
    return new Map();
  }
}

const plainAddress = (address: string) => address.replace(/&amp;|&#038;/g, "&");
