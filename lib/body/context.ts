import type { Picture } from "#lib/articles.ts";
import { el, type Markup } from "#lib/body/tree.ts";
import type { EmbedPicture } from "#lib/embed-pictures.ts";
import { linkRel } from "#lib/paid-links.ts";

export type BodyLabels = {
  paid: string;
  footnotes: string;
  backToText: string;
  /** Name of a table's region and of a block of code, for listeners who can scroll them by keyboard. */
  table: string;
  code: string;
  pictureMissing: string;
  /** Under a picture that a machine made. */
  pictureMade: string;
  credit: (credit: string) => string;
  loadEmbed: (host: string) => string;
  /** What loads another house's content, and what that means. */
  frame: (provider: string) => { load: string; loads: string };
};

export type RenderOptions = {
  pictures: ReadonlyMap<number, Picture>;
  /** By what the content's frame loads. */
  embedPictures?: ReadonlyMap<string, EmbedPicture>;
  labels: BodyLabels;
  isPaid: (href: string) => boolean;
  /** The portal's own origin: links to it are not foreign. */
  siteUrl: string;
  /** "KIEW / LONDON (HAUS)", set before the first sentence. */
  dateline?: string;
  /** For feeds and mails: absolute addresses, no ids, nothing that needs a style sheet or a scroll bar. */
  standalone?: boolean;
};

/** What the functions below hand down: the options, and the footnotes met so far. */
export type RenderContext = RenderOptions & { footnotes: string[] };

/** `href` and `rel` of an editorial link (rule RM6); absolute where the text leaves the portal. */
function linkAttributes(
  href: string,
  { isPaid, siteUrl, standalone }: RenderContext,
): Record<string, string | undefined> {
  const shown = standalone && URL.canParse(href, siteUrl) ? new URL(href, siteUrl).href : href;
  return { href: shown, rel: linkRel({ href, paid: isPaid(href), own: siteUrl }) };
}

/** A link, and where it is paid for the label before it: outside, so that it is no part of its name (rule AD). */
export function labelledLink(href: string, words: Markup[], context: RenderContext): Markup[] {
  const link = el("a", linkAttributes(href, context), words);
  return context.isPaid(href)
    ? [el("span", { class: "paid-label" }, context.labels.paid), " ", link]
    : [link];
}
