import { fromHtml } from "#lib/body/from-html.ts";
import { countWords, toText } from "#lib/body/text.ts";
import type { Dateline } from "#lib/dateline.ts";
import { bodyHtml, readFootnotes } from "#lib/wordpress/content.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { Item } from "#lib/wordpress/items.ts";
import type { Attachment, Library } from "#lib/wordpress/library.ts";
import { readOpening } from "#lib/wordpress/opening.ts";
import type { BodyRecord, PictureUse } from "#lib/wordpress/records.ts";

type Surroundings = {
  library: Library;
  findPicture: (url: string) => Attachment | undefined;
  siteUrl: string;
};

/** More than anyone reads of what a text lost; the rest is a number. */
const MAX_NOTES = 20;

/** An entry's body in our blocks. @param say hears, each once, what had no place in them */
export function readBody(
  item: Item,
  { library, findPicture, siteUrl }: Surroundings,
  say: (message: string) => void,
  wanted: { opening: boolean },
): BodyRecord & { dateline: Dateline | null; lead: string } {
  const notes = new Set<string>();
  const dynamic = new Set<string>();
  const html = bodyHtml(item.content, {
    library,
    postId: item.id,
    footnotes: readFootnotes(item.meta.footnotes),
    note: (message) => notes.add(message),
    dynamic: (block) => dynamic.add(block),
  });
  const pictures = new Map<string, PictureUse & { place: number }>();
  const { doc, dropped } = fromHtml(withOwnLinks(html, siteUrl), {
    foreign: true,
    image: ({ src, alt, caption }) => {
      const url = findPicture(absolute(src, siteUrl))?.url ?? absolute(src, siteUrl);
      if (!/^https?:/.test(url) || url.length > MAX_ADDRESS) return null;
      const place = pictures.get(url)?.place ?? pictures.size + 1;
      const known = findPicture(url);
      if (!pictures.has(url)) {
        pictures.set(url, {
          place,
          url,
          alt: known?.alt ?? alt ?? "",
          caption: known?.caption ?? caption ?? "",
        });
      }
      return place;
    },
  });
  if (dynamic.size > 0)
    notes.add(`blocks that WordPress fills anew on every page left out: ${[...dynamic].join(", ")}`);
  for (const what of dropped) notes.add(`${what} left out`);
  for (const note of [...notes].slice(0, MAX_NOTES)) say(note);
  if (notes.size > MAX_NOTES) say(`and ${notes.size - MAX_NOTES} more of the kind`);
  const used = [...pictures.values()].map(({ place: _, ...picture }) => picture);
  const { rest, dateline, lead } = wanted.opening
    ? readOpening(doc, { lead: plainText(item.excerpt) === "" })
    : { rest: doc, dateline: null, lead: "" };
  const text = toText(rest);
  return {
    doc: withoutRepeats(rest.toJSON(), used),
    text,
    words: countWords(text),
    pictures: used,
    dateline,
    lead,
  };
}

/** Longer addresses do not fit an index entry of the media table. */
const MAX_ADDRESS = 2000;

function absolute(address: string, siteUrl: string): string {
  const base = URL.canParse(siteUrl) ? siteUrl : undefined;
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

/** Links to the old site's pages become links within this one, where redirects know the old addresses. */
function withOwnLinks(html: string, siteUrl: string): string {
  if (!URL.canParse(siteUrl)) return html;
  const { host } = new URL(siteUrl);
  const escaped = host.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const own = new RegExp(
    `(<a\\b[^<>]*?\\shref\\s*=\\s*["'])https?://${escaped}(/(?!wp-content/|wp-admin/)[^"'<>]*)`,
    "gi",
  );
  return html.replace(own, "$1$2");
}

/** Words that a picture's own row says anyway are not said again in the text. */
function withoutRepeats(doc: unknown, pictures: PictureUse[]): unknown {
  return JSON.parse(JSON.stringify(doc), (_, value) => {
    if (value?.type !== "image" || typeof value.attrs?.mediaId !== "number") return value;
    const own = pictures[value.attrs.mediaId - 1];
    const { alt, caption } = value.attrs;
    return {
      ...value,
      attrs: {
        ...value.attrs,
        alt: alt === own?.alt ? null : alt,
        caption: caption === own?.caption ? null : caption,
      },
    };
  });
}
