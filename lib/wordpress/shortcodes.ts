import { findPictures, plainText } from "#lib/wordpress/html-text.ts";
import { type Attachment, asPicture, type BodyContext } from "#lib/wordpress/library.ts";
import {
  codeHtml,
  embedHtml,
  escapeHtml,
  galleryHtml,
  isWebAddress,
  pictureHtml,
  quoteHtml,
} from "#lib/wordpress/markup.ts";
import { findShortcodes, type Shortcode } from "#lib/wordpress/shortcode-scan.ts";

type Rule = (shortcode: Shortcode, context: BodyContext) => string;

/** Shortcodes inside shortcodes: columns in rows in sections; deeper is an attack. */
const MAX_DEPTH = 12;
/** Names that nobody writes in brackets but as a shortcode, even bare in the middle of a line. */
const UNMISTAKABLE = /[\d_-]|^(?:toc|foo|foobar|adsense|sitemap|login|wpforms|woocommerce)$/;

const AUDIO = ["src", "mp3", "m4a", "ogg", "wav", "wma", "flac"];
const VIDEO = ["src", "mp4", "m4v", "webm", "ogv", "wmv", "flv"];

const caption: Rule = ({ attributes, content }) => {
  const inside = content ?? "";
  const [picture] = findPictures(inside);
  const words = attributes.caption ?? inside.replace(/<\/?(?:a|img)\b[^<>]*>/gi, "");
  if (!picture) return words;
  return pictureHtml({ ...picture, caption: plainText(words) });
};

const media =
  (keys: string[]): Rule =>
  ({ attributes, values, content }) => {
    const url =
      keys.map((key) => attributes[key]).find(Boolean) ??
      values.find(isWebAddress) ??
      plainText(content ?? "");
    return embedHtml(url ?? "", attributes.title ?? "");
  };

const embed: Rule = ({ attributes, values, content }) =>
  embedHtml(plainText(content ?? "") || attributes.src || attributes.url || values.find(isWebAddress) || "");

/** `[youtube dQw4w9WgXcQ]`, `[youtube=https://…]`, `[youtube id="…"]`, `[youtube]…[/youtube]` */
const player =
  (address: (id: string) => string): Rule =>
  ({ attributes, values, content }) => {
    const given =
      [attributes.url, attributes.src, attributes.id, plainText(content ?? ""), ...values].find(Boolean) ??
      "";
    return embedHtml(isWebAddress(given) ? given : /^[\w-]{4,}$/.test(given) ? address(given) : "");
  };

const gallery: Rule = (shortcode, context) =>
  galleryHtml(listed(shortcode, context).filter(isImage).map(asPicture));

const playlist: Rule = (shortcode, context) =>
  listed(shortcode, context)
    .filter((file) => !isImage(file))
    .map(({ url, title }) => embedHtml(url, title))
    .join("");

const code: Rule = ({ attributes, values, content, name }) => {
  const language =
    attributes.language ?? attributes.lang ?? values[0] ?? (/^(?:source)?code$/.test(name) ? "" : name);
  // The editor stored the code's own signs as entities.
  const text = (content ?? "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
  return codeHtml(text.replace(/^\n+|\s+$/g, ""), language);
};

const quote: Rule = ({ attributes, content }) =>
  quoteHtml(content ?? "", attributes.cite ?? attributes.author ?? attributes.source ?? "");

const RULES: Record<string, Rule> = {
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  embed,
  audio: media(AUDIO),
  video: media(VIDEO),
  code,
  sourcecode: code,
  php: code,
  css: code,
  html: code,
  javascript: code,
  quote,
  pullquote: quote,
  youtube: player((id) => `https://www.youtube.com/watch?v=${id}`),
  vimeo: player((id) => `https://vimeo.com/${id}`),
  dailymotion: player((id) => `https://www.dailymotion.com/video/${id}`),
  soundcloud: player((id) => `https://soundcloud.com/${id}`),
  spotify: player((id) => `https://open.spotify.com/track/${id}`),
  instagram: player((id) => `https://www.instagram.com/p/${id}`),
  tweet: player((id) => `https://twitter.com/i/status/${id}`),
  twitter: player((id) => `https://twitter.com/i/status/${id}`),
  gist: player((id) => `https://gist.github.com/${id}`),
  wpvideo: player((id) => `https://videopress.com/v/${id}`),
  videopress: player((id) => `https://videopress.com/v/${id}`),
};

/**
 * Runs the shortcodes of a text. Unknown ones lose their tags and keep what they enclose, and are named in
 * the report. A bare word in brackets within a sentence ("[sic]", "[er]") is an editor's, not a plugin's.
 */
export function runShortcodes(text: string, context: BodyContext, depth = 0): string {
  let made = "";
  let from = 0;
  for (const { start, end, literal, shortcode } of findShortcodes(text, isShortcode)) {
    made +=
      text.slice(from, start) + (shortcode ? run(shortcode, context, depth) : escapeHtml(literal ?? ""));
    from = end;
  }
  return made + text.slice(from);
}

function run(shortcode: Shortcode, context: BodyContext, depth: number): string {
  const rule = RULES[shortcode.name];
  if (rule && !shortcode.stray) return rule(shortcode, context);
  if (!rule) context.note(`unknown shortcode [${shortcode.name}] removed`);
  const inside = shortcode.content ?? "";
  return depth < MAX_DEPTH
    ? runShortcodes(inside, context, depth + 1)
    : inside.replace(/\[\/?[\w-]+[^\]]*\]/g, "");
}

function isShortcode({ name, attributes, content, alone, values, stray }: Shortcode): boolean {
  if (stray) return true;
  if (name in RULES) return !(values.length > 3 && Object.keys(attributes).length === 0 && content === null);
  if (content !== null || Object.keys(attributes).length > 0) return true;
  if (values.length > 0) return false;
  return alone || UNMISTAKABLE.test(name);
}

/** Files that a gallery or playlist names, else those uploaded to the post. */
function listed({ attributes }: Shortcode, { library, postId }: BodyContext): Attachment[] {
  const ids = numbers(attributes.ids ?? attributes.include ?? "");
  if (ids.length > 0) return ids.flatMap((id) => library.attachment(id) ?? []);
  const without = new Set(numbers(attributes.exclude ?? ""));
  return library.uploadedTo(attributes.id || postId).filter(({ id }) => !without.has(id));
}

const numbers = (list: string) => list.split(/[\s,]+/).filter((id) => /^\d+$/.test(id));

export function isImage({ url, mimeType }: Attachment): boolean {
  return mimeType
    ? mimeType.startsWith("image/")
    : /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(url);
}
