import type { Node } from "prosemirror-model";
import type { BlockReader, Convert } from "#lib/body/block-reader.ts";
import { clean } from "#lib/body/clean.ts";
import { attribute, findFirst } from "#lib/body/dom.ts";
import { readAddress } from "#lib/body/from-html-address.ts";
import { bodySchema } from "#lib/body/schema.ts";

/** A foreign page set into a text becomes a link that says where it leads (A12). */
export function embed(url: string | null, title: string | null, reader: BlockReader): Node[] {
  const address = readAddress(url);
  if (address && /^https?:/i.test(address)) {
    return [bodySchema.node("embed", { url: address, title: clean(title ?? "") })];
  }
  if (url?.trim()) reader.dropped.add(`frame ${url.trim().slice(0, 60)}`);
  return [];
}

export const readFrame: Convert = (element, _, reader) =>
  embed(attribute(element, "src"), attribute(element, "title"), reader);

export const readPlayer: Convert = (element, marks, reader) => {
  const source = findFirst(element.childNodes, "source");
  const url = attribute(element, "src") ?? (source ? attribute(source, "src") : null);
  const made = embed(url, attribute(element, "title"), reader);
  return made.length > 0 ? made : reader.blocks(element.childNodes, marks);
};
