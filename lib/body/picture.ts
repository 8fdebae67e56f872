import type { Node } from "prosemirror-model";
import type { Picture } from "#lib/articles.ts";
import type { RenderContext } from "#lib/body/context.ts";
import { type Element, el, type Markup } from "#lib/body/tree.ts";

/** The text column is 40.5rem wide; on phones a picture is as wide as the window. */
const SIZES = "(min-width: 44rem) 40.5rem, 100vw";

/** A picture within a text, or the words about it while its file is not here. */
export function renderPicture(node: Node, context: RenderContext): Element {
  const { mediaId } = node.attrs;
  const picture = context.pictures.get(mediaId);
  const alt: string = node.attrs.alt ?? picture?.alt ?? "";
  const caption: string = node.attrs.caption ?? picture?.caption ?? "";
  const set = picture && pictureElement(picture, alt, context);
  return el(
    "figure",
    {
      class: set ? "image" : "image image-missing",
      "data-media": context.standalone ? undefined : mediaId,
      // Keeps words that belong to this place apart from the picture's own when the HTML is read back.
      "data-alt": context.standalone ? undefined : (node.attrs.alt ?? undefined),
      "data-caption": context.standalone ? undefined : node.attrs.caption === null ? "media" : "own",
    },
    set ?? el("p", {}, alt || context.labels.pictureMissing),
    ...captionElement(caption, picture, context),
  );
}

function captionElement(caption: string, picture: Picture | undefined, { labels }: RenderContext): Element[] {
  const credit = picture?.credit ? el("span", { class: "credit" }, labels.credit(picture.credit)) : null;
  const licence = picture?.licence ? licenceElement(picture) : null;
  const made = picture?.aiMade ? el("span", { class: "credit" }, labels.pictureMade) : null;
  const parts: Markup[] = [caption, credit, made, licence].filter((part): part is Markup => Boolean(part));
  return parts.length > 0
    ? [el("figcaption", {}, ...parts.flatMap((part, index) => (index > 0 ? [" ", part] : [part])))]
    : [];
}

function licenceElement({ licence, licenceUrl }: Picture): Element {
  if (!licenceUrl) return el("span", { class: "licence" }, licence);
  return el("a", { class: "licence", href: licenceUrl, rel: "license noopener" }, licence);
}

/** The picture in its formats and widths; null without a file. @param sizes how wide it is shown */
export function pictureElement(
  picture: Pick<Picture, "variants" | "width" | "height">,
  alt: string,
  { standalone, siteUrl }: Pick<RenderContext, "standalone" | "siteUrl">,
  sizes = SIZES,
): Element | null {
  const jpegs = picture.variants.filter(({ format }) => format === "jpeg");
  const largest = jpegs.at(-1);
  if (!largest) return null;
  const size = { width: picture.width, height: picture.height, alt };
  if (standalone) return el("img", { src: new URL(largest.url, siteUrl).href, ...size });
  const sources = (["avif", "webp"] as const).flatMap((format) => {
    const variants = picture.variants.filter((variant) => variant.format === format);
    return variants.length > 0
      ? [el("source", { type: `image/${format}`, srcset: srcset(variants), sizes })]
      : [];
  });
  const img = el("img", {
    src: largest.url,
    srcset: srcset(jpegs),
    sizes,
    ...size,
    loading: "lazy",
    decoding: "async",
  });
  return el("picture", {}, ...sources, img);
}

const srcset = (variants: Picture["variants"]) =>
  variants.map(({ url, width }) => `${url} ${width}w`).join(", ");
