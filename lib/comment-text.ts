import { el, type Markup } from "#lib/body/tree.ts";

/** Quotes within quotes; what is quoted deeper stands at this level with its marks. */
const MAX_QUOTES = 3;
/** A longer address is no link but noise; also bounds the work on each. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"„“”»«]{1,2000}/gi;
const CLOSING: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
const SHOWN_CHARACTERS = 60;
/** Links in comments are the readers' own and recommend nothing (rule RM6). */
const READER_REL = "ugc nofollow noopener";

/**
 * A comment's plain text as markup: paragraphs, line breaks, lines that begin with ">" as quotes, bare http
 * addresses as links. Nothing else means anything; markup that somebody typed stays visible as typed.
 */
export function commentMarkup(body: string): Markup[] {
  return blocks(body.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function blocks(lines: string[], quotes: number): Markup[] {
  const found: Markup[] = [];
  for (let start = 0; start < lines.length; ) {
    const kind = kindOf(lines[start] ?? "", quotes);
    let end = start + 1;
    while (end < lines.length && kindOf(lines[end] ?? "", quotes) === kind) end += 1;
    const run = lines.slice(start, end);
    if (kind === "text") found.push(el("p", {}, ...paragraph(run)));
    if (kind === "quote") {
      const inner = blocks(
        run.map((line) => line.replace(/^\s*> ?/, "")),
        quotes + 1,
      );
      if (inner.length > 0) found.push(el("blockquote", {}, ...inner));
    }
    start = end;
  }
  return found;
}

function kindOf(line: string, quotes: number): "blank" | "quote" | "text" {
  if (line.trim() === "") return "blank";
  return quotes < MAX_QUOTES && /^\s*>/.test(line) ? "quote" : "text";
}

function paragraph(lines: string[]): Markup[] {
  return lines.flatMap((line, index) => {
    const words = withLinks(line.trim());
    return index === 0 ? words : [el("br"), ...words];
  });
}

function withLinks(line: string): Markup[] {
  const parts: Markup[] = [];
  let done = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const address = withoutPunctuation(match[0]);
    if (!isLinked(address)) continue;
    if (match.index > done) parts.push(line.slice(done, match.index));
    parts.push(el("a", { href: new URL(address).href, rel: READER_REL }, shortened(address)));
    done = match.index + address.length;
  }
  if (done < line.length) parts.push(line.slice(done));
  return parts;
}

/** An address with a name before "@" only pretends to lead where its beginning says. */
function isLinked(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, hostname } = new URL(address);
  return username === "" && password === "" && /[.:]/.test(hostname);
}

/** The full stop after an address ends the sentence; a bracket belongs to it only if it was opened in it. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (/[.,;:!?'’‘*_~…]/.test(last)) continue;
    const opening = CLOSING[last];
    const text = address.slice(0, end);
    if (!opening || text.split(opening).length >= text.split(last).length) break;
  }
  return address.slice(0, end);
}

function shortened(address: string): string {
  if (address.length <= SHOWN_CHARACTERS) return address;
  return `${address.slice(0, SHOWN_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
