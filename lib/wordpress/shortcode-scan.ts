import { protectedRanges } from "#lib/wordpress/scan.ts";

/** `[name key="value"]…[/name]` as it was found; `content` is null for one that encloses nothing. */
export type Shortcode = {
  name: string;
  attributes: Record<string, string>;
  /** Values without a name: `[youtube dQw4w9WgXcQ]`. */
  values: string[];
  content: string | null;
  /** An end tag that ends nothing. */
  stray: boolean;
  /** Stands on a line of its own. */
  alone: boolean;
};

export type Found = { start: number; end: number } & (
  | { literal: string; shortcode?: undefined }
  | { literal?: undefined; shortcode: Shortcode }
);

/** Longer brackets are text. */
const MAX_TAG = 4000;
const OPENING = /\[(\/?)([a-zA-Z][\w-]{0,60})((?:[\s=:/][^[\]<>]*)?)\]/y;
const VERBATIM = new Set(["pre", "code", "script", "style", "textarea", "kbd", "samp"]);

/**
 * Shortcodes of a text in order, the outermost only. Nothing is found inside tags, comments, `<pre>` and
 * `<code>`; `[[name]]` is found as the literal text that it stands for.
 */
export function findShortcodes(text: string, wanted: (shortcode: Shortcode) => boolean): Found[] {
  if (!text.includes("[")) return [];
  const guarded = protectedRanges(text, VERBATIM);
  const closings = closingTags(text);
  const found: Found[] = [];
  let guard = 0;
  let at = text.indexOf("[");
  while (at >= 0) {
    while (guard < guarded.length && (guarded[guard]?.[1] ?? 0) <= at) guard += 1;
    const [from = Number.POSITIVE_INFINITY, until = 0] = guarded[guard] ?? [];
    if (from <= at) {
      at = text.indexOf("[", until);
      continue;
    }
    const one = text.charAt(at + 1) === "[" ? escapedAt(text, at) : shortcodeAt(text, at, closings);
    const isWanted = one && (one.shortcode ? wanted(one.shortcode) : true);
    if (one && isWanted) found.push(one);
    at = text.indexOf("[", one && isWanted ? one.end : at + 1);
  }
  return found;
}

function escapedAt(text: string, start: number): Found | null {
  const [whole] =
    /^\[\[\/?[a-zA-Z][\w-]*[^[\]]*\](?:[^[\]]*\[\/[\w-]+\])?\]/.exec(text.slice(start, start + MAX_TAG)) ??
    [];
  return whole ? { start, end: start + whole.length, literal: whole.slice(1, -1) } : null;
}

function shortcodeAt(text: string, start: number, closings: Map<string, number[]>): Found | null {
  OPENING.lastIndex = start;
  const [tag, slash, name, rest = ""] = OPENING.exec(text) ?? [];
  if (!tag || !name || tag.length > MAX_TAG || /\w/.test(text.charAt(start - 1))) return null;
  const bodyStart = start + tag.length;
  const selfClosing = rest.trimEnd().endsWith("/");
  const closing = `[/${name}]`;
  const closes = slash || selfClosing ? undefined : nextPlace(closings.get(name), bodyStart);
  const end = closes === undefined ? bodyStart : closes + closing.length;
  const shortcode = {
    name: name.toLowerCase(),
    ...parseAttributes(selfClosing ? rest.trimEnd().slice(0, -1) : rest),
    content: closes === undefined ? null : text.slice(bodyStart, closes),
    stray: slash === "/",
    alone: isAlone(text, start, end),
  };
  return { start, end, shortcode };
}

/** Where each name is closed, the last first: what lies behind is taken off the end. */
function closingTags(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const match of text.matchAll(/\[\/([a-zA-Z][\w-]*)\]/g)) {
    const name = match[1] ?? "";
    const known = places.get(name) ?? [];
    known.push(match.index);
    places.set(name, known);
  }
  for (const list of places.values()) list.reverse();
  return places;
}

function nextPlace(places: number[] | undefined, from: number): number | undefined {
  while (places && (places.at(-1) ?? from) < from) places.pop();
  return places?.at(-1);
}

function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start).replace(/[^\S\n]+$/, "");
  const after = text.slice(end, end + 200).replace(/^[^\S\n]+/, "");
  return (
    /(^|\n|<(?:p|div|li|td)\b[^>]*>|<br\s*\/?>|-->)$/i.test(before) &&
    /^($|\n|<\/(?:p|div|li|td)>|<br|<!--)/i.test(after)
  );
}

function parseAttributes(text: string): Pick<Shortcode, "attributes" | "values"> {
  const attributes: Record<string, string> = {};
  const values: string[] = [];
  const quotes = text
    .replace(/&quot;|&#8220;|&#8221;|&#8222;|[“”„″]/g, '"')
    .replace(/&#8217;|&#039;|[‘’]/g, "'");
  for (const match of quotes.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|([^\s"']+)/g,
  )) {
    const [, name, double, single, bare, ...others] = match;
    if (name) attributes[name.toLowerCase()] = double ?? single ?? bare ?? "";
    else values.push((others.find((value) => value !== undefined) ?? "").replace(/^[=:]/, ""));
  }
  return { attributes, values };
}
