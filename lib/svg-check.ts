import { SaxesParser } from "saxes";

/** What runs, or what shows what is not drawn. */
const FORBIDDEN = new Set([
  ...["script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"],
  ...["discard", "html", "body", "link", "meta", "base", "form"],
]);
/** An animation alone moves what is drawn; one of these makes a link of it. */
const MOVED = /^(href|xlink:href|on)/i;
const INLINE_PICTURE = /^data:image\/(png|jpe?g|gif|webp);/i;
/** Deeper or more than any drawing; librsvg would take minutes. */
const DEEPEST = 200;
const MOST = 200_000;

type Tag = { name: string; attributes: Record<string, string> };

/** Whether a file means to be an SVG: its first element is one, or it says so before. */
export function looksLikeSvg(bytes: Buffer): boolean {
  const head = decode(bytes.subarray(0, 8192));
  return (
    /^\s*(<\?xml|<!--|<!doctype\s+svg|<svg|<[\w-]+:svg)/i.test(head) &&
    /<([\w-]+:)?svg[\s>]/i.test(decode(bytes))
  );
}

/**
 * Whether an SVG draws and does nothing else: no scripts and handlers, nothing from elsewhere, no declared entities.
 * @throws Error when it is not well-formed
 */
export function isHarmlessSvg(bytes: Buffer): boolean {
  let harmless = true;
  let depth = 0;
  let count = 0;
  let style = "";
  let inStyle = false;
  const fault = () => {
    harmless = false;
  };
  const parser = new SaxesParser();
  parser.on("doctype", (text) => {
    if (/<!entity/i.test(text)) fault();
  });
  parser.on("processinginstruction", ({ target }) => {
    if (/stylesheet|^php/i.test(target)) fault();
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    count += 1;
    const name = local(tag.name);
    if (count === 1 && name !== "svg") fault();
    if (depth > DEEPEST || count > MOST || !isHarmlessTag(tag as Tag)) fault();
    inStyle = name === "style";
  });
  parser.on("closetag", () => {
    depth -= 1;
    inStyle = false;
  });
  const gather = (text: string) => {
    if (inStyle) style += text;
  };
  parser.on("text", gather);
  parser.on("cdata", gather);
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(decode(bytes)).close();
  } catch (error) {
    // An entity that is declared is no error of the parser's until it is used: the declaration is what counts.
    if (!harmless) return false;
    throw error;
  }
  return harmless && isHarmlessStyle(style);
}

const local = (name: string) => name.slice(name.indexOf(":") + 1).toLowerCase();

function isHarmlessTag({ name, attributes }: Tag): boolean {
  const kind = local(name);
  const moves = kind === "set" || kind.startsWith("animate");
  if (moves && MOVED.test(attributes.attributeName ?? "")) return false;
  return !FORBIDDEN.has(kind) && areHarmless(kind, attributes);
}

function areHarmless(kind: string, attributes: Record<string, string>): boolean {
  return Object.entries(attributes).every(([name, value]) => {
    if (/^on/i.test(local(name))) return false;
    if (["href", "src"].includes(local(name))) return isHarmlessReference(kind, value.trim());
    return isHarmlessStyle(value);
  });
}

/** A link that somebody would have to follow loads nothing. */
function isHarmlessReference(kind: string, value: string): boolean {
  if (value === "" || value.startsWith("#") || INLINE_PICTURE.test(value)) return true;
  return kind === "a" && /^(https?|mailto):/i.test(value);
}

/** Comments and escapes would hide from us what a reader of CSS sees (CSS Syntax 3, 4.3). */
function isHarmlessStyle(text: string): boolean {
  if (!/url\s*\(|@import|expression\s*\(|javascript:|\\/i.test(text)) return true;
  if (/@import|expression\s*\(|javascript:|\\/i.test(text)) return false;
  return [...text.matchAll(/url\s*\(\s*["']?\s*([^)]*)/gi)].every(
    ([, target = ""]) => target.startsWith("#") || INLINE_PICTURE.test(target),
  );
}

/** UTF-8; a text that is none is read letter by letter. In UTF-16 nobody draws it (libvips). */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  }
}
