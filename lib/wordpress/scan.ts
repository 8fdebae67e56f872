/**
 * Finding elements in HTML text without a parser, in time that grows with the text and not with its square:
 * a body may be 5 MB and written by someone who means harm.
 */

const COMMENT_END = "-->";

/** Ranges [from, until) of tags, of comments, and of elements whose inside is not prose. */
export function protectedRanges(html: string, verbatim: ReadonlySet<string>): [number, number][] {
  const ranges: [number, number][] = [];
  const ends = new Map<string, RegExp | null>();
  let at = html.indexOf("<");
  while (at >= 0) {
    const until = endOfMarkup(html, at, verbatim, ends);
    if (until > at) ranges.push([at, until]);
    at = html.indexOf("<", Math.max(until, at + 1));
  }
  return ranges;
}

const TAG = /<\/?([a-z][a-z0-9]*)\b[^<>]*>/iy;

function endOfMarkup(
  html: string,
  at: number,
  verbatim: ReadonlySet<string>,
  ends: Map<string, RegExp | null>,
) {
  if (html.startsWith("<!--", at)) {
    const end = html.indexOf(COMMENT_END, at + 4);
    return end < 0 ? html.length : end + COMMENT_END.length;
  }
  TAG.lastIndex = at;
  const match = TAG.exec(html);
  if (!match) return at;
  const name = match[1]?.toLowerCase() ?? "";
  const afterTag = at + match[0].length;
  if (!verbatim.has(name) || html.charAt(at + 1) === "/") return afterTag;
  return endOfElement(html, name, afterTag, ends) ?? afterTag;
}

/** Behind `</name>`; once there is none, the rest of the text is not searched again. */
function endOfElement(html: string, name: string, from: number, ends: Map<string, RegExp | null>) {
  if (!ends.has(name)) ends.set(name, new RegExp(`</${name}\\s*>`, "gi"));
  const end = ends.get(name);
  if (!end) return null;
  end.lastIndex = from;
  if (end.exec(html)) return end.lastIndex;
  ends.set(name, null);
  return null;
}

/** The text without comments; one that is never closed goes to the end, as in HTML. */
export function withoutComments(html: string): string {
  let made = "";
  let from = 0;
  for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", from)) {
    made += html.slice(from, at);
    const end = html.indexOf(COMMENT_END, at + 4);
    if (end < 0) return made;
    from = end + COMMENT_END.length;
  }
  return made + html.slice(from);
}

/** Replaces whole elements of one name. @param make gets the attributes as text and the inner HTML */
export function replaceElements(
  html: string,
  name: string,
  make: (attributes: string, inner: string) => string,
) {
  const opening = new RegExp(`<${name}\\b([^<>]*)>`, "gi");
  const ends = new Map<string, RegExp | null>();
  let made = "";
  let from = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const start = match.index + match[0].length;
    const end = endOfElement(html, name, start, ends);
    const inner = end === null ? "" : html.slice(start, html.lastIndexOf("<", end - 1));
    made += html.slice(from, match.index) + make(match[1] ?? "", inner);
    from = end ?? start;
    opening.lastIndex = from;
  }
  return made + html.slice(from);
}
