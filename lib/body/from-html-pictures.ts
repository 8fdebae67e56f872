import type { Mark, Node } from "prosemirror-model";
import type { BlockReader, Convert, ImageReference } from "#lib/body/block-reader.ts";
import { clean } from "#lib/body/clean.ts";
import {
  attribute,
  type DomElement,
  type DomNode,
  findAll,
  hasClass,
  isElement,
  lineOf,
} from "#lib/body/dom.ts";
import { bodySchema } from "#lib/body/schema.ts";

/** One picture. @param holder what holds its caption, where there is one */
export function readPicture(
  element: DomElement,
  holder: DomElement | null,
  marks: readonly Mark[],
  reader: BlockReader,
): Node[] {
  const captionElement = holder && findAll(holder.childNodes, isCaption)[0];
  const words = captionElement?.childNodes.filter((node) => !(isElement(node) && isCredit(node))) ?? [];
  const caption = captionElement ? lineOf(words) : null;
  const own = ownPicture(element, holder, caption, reader);
  if (own) return [own];
  const credit = captionElement?.childNodes.find((node) => isElement(node) && isCredit(node));
  const alt = attribute(element, "alt");
  const reference: ImageReference = {
    src: clean((attribute(element, "src") ?? "").trim()),
    alt: alt === null ? null : clean(alt),
    caption,
    credit: credit && isElement(credit) ? lineOf(credit.childNodes) : null,
    width: pixels(attribute(element, "width")),
    height: pixels(attribute(element, "height")),
  };
  const mediaId = isFile(reference.src) ? reader.options.image?.(reference) : null;
  if (mediaId) return [picture(mediaId, caption || null, reference.alt || null)];
  reader.dropped.add(`picture ${reference.src.slice(0, 60)}`);
  const left = [reference.alt ?? "", caption ?? ""].filter((part) => part.trim() !== "").join(" – ");
  return left ? [bodySchema.node("paragraph", null, bodySchema.text(left, [...marks]))] : [];
}

/** A picture as picture.ts writes it, or as our own content names it: by its row. */
function ownPicture(
  element: DomElement,
  holder: DomElement | null,
  caption: string | null,
  { options }: BlockReader,
): Node | null {
  const named = (name: string) => (holder && attribute(holder, name)) ?? attribute(element, name);
  const mediaId = Number(named("data-media") ?? Number.NaN);
  if (options.foreign || !Number.isSafeInteger(mediaId) || mediaId < 1) return null;
  const alt = named("data-alt");
  const captions: Record<string, string | null> = { media: null, own: caption ?? "" };
  const shown = captions[named("data-caption") ?? ""];
  return picture(mediaId, shown === undefined ? caption || null : shown, alt === null ? null : clean(alt));
}

const picture = (mediaId: number, caption: string | null, alt: string | null) =>
  bodySchema.node("image", { mediaId, caption, alt });

const isFile = (src: string) =>
  /^(https?:)?\/|^[\w.]/i.test(src) && !/^(data|javascript|vbscript):/i.test(src);
const isCaption = (element: DomElement) =>
  element.tagName === "figcaption" || hasClass(element, "wp-caption-text");
const isCredit = (element: DomElement) => hasClass(element, "credit") || hasClass(element, "licence");

function pixels(value: string | null): number | null {
  const number = Number.parseInt(value ?? "", 10);
  return number > 0 ? number : null;
}

/** WordPress before it knew figures: a box, or an entry of a list, around one picture and its words. */
export const readCaptioned: Convert = (element, marks, reader) => {
  if (!hasClass(element, "wp-caption") && !hasClass(element, "gallery-item")) return null;
  const [image, ...more] = findAll(element.childNodes, ({ tagName }) => tagName === "img");
  return image && more.length === 0 ? readPicture(image, element, marks, reader) : null;
};

export function isGallery(element: DomElement): boolean {
  return ["gallery", "wp-block-gallery", "blocks-gallery-grid"].some((name) => hasClass(element, name));
}

/** All pictures in it; words that are no picture's caption come after. */
export function readGallery(element: DomElement, marks: readonly Mark[], reader: BlockReader): Node[] {
  const inside = reader.blocks(element.childNodes.flatMap(unwrapGallery), marks);
  const images = inside.filter(({ type }) => type.name === "image");
  const others = inside.filter(({ type }) => type.name !== "image");
  return images.length > 0 ? [bodySchema.node("gallery", null, images), ...others] : others;
}

/** A gallery's own lists and boxes are not lists of anything. */
function unwrapGallery(node: DomNode): DomNode[] {
  const transparent =
    isElement(node) &&
    (isGallery(node) || ["ul", "li", "div"].includes(node.tagName)) &&
    !hasClass(node, "gallery-item");
  return transparent ? node.childNodes.flatMap(unwrapGallery) : [node];
}
