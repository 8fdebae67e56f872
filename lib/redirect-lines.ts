import { parse } from "csv-parse/sync";

export type RedirectStatus = 301 | 302 | 410;
export type RedirectLine = { line: number; from: string; to: string; status: string };

/** More would keep everybody waiting; a longer list goes in by parts. */
export const MOST_LINES = 5000;

/** What a file can be wrong by as a whole. */
export type FileProblem = "empty" | "encoding" | "malformed" | "too-many";

/** Text of a file; null when it is not UTF-8 (with or without a byte order mark), as Windows' own code pages are not. */
export function decodeCsv(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Lines "from;to;status" or "from,to,status"; whichever the first line has more of parts them. A line of
 * headings is left out, no status is 301.
 */
export function parseRedirectLines(text: string): RedirectLine[] | FileProblem {
  // A file of another encoding that was pasted has these already.
  if (text.includes("\ufffd") || text.includes("\u0000")) return "encoding";
  const [head = ""] = text
    .replace(/^\ufeff/, "")
    .trimStart()
    .split(/\r?\n/, 1);
  const delimiter = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0];
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as typeof rows;
  } catch {
    return "malformed";
  }
  const lines = rows
    .filter(({ record: [from = ""] }, place) => place > 0 || /^(\/|https?:)/i.test(from))
    .map(({ record: [from = "", to = "", status = ""], info }) => ({ line: info.lines, from, to, status }));
  if (lines.length === 0) return "empty";
  return lines.length > MOST_LINES ? "too-many" : lines;
}

/** 301 where nothing is said; null for what the portal does not answer with. */
export function parseStatus(given: string): RedirectStatus | null {
  return ([301, 302, 410] as const).find((status) => `${status}` === (given.trim() || "301")) ?? null;
}

/** Part of an address that the portal itself needs: nothing may lead away from there. */
const OWN =
  /^\/(?:admin|api|_next|media|islands|fonts|healthz|readyz|metrics|login|logout|account)(?:\/|\?|$)/;
const LONGEST = 1000;

/** A path of the portal, however it was written; null when it is none, or one that may not lead elsewhere. */
export function parseFrom(given: string, siteUrl: string): string | null {
  const path = withoutSite(given.trim(), siteUrl);
  const fits =
    /^\/(?![/\\])[^\s#]*$/u.test(path) && path !== "/" && path.length <= LONGEST && !OWN.test(path);
  return fits ? path : null;
}

/** A path of the portal, or an address elsewhere that a browser may be sent to; null for all others. */
export function parseTo(given: string, siteUrl: string): string | null {
  const to = withoutSite(given.trim(), siteUrl);
  if (to.length > LONGEST || /[\s\p{Cc}\\]/u.test(to)) return null;
  if (to.startsWith("/")) return to.startsWith("//") ? null : to;
  if (!URL.canParse(to)) return null;
  const url = new URL(to);
  return ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === ""
    ? url.href
    : null;
}

/** An address of this site as a path. */
function withoutSite(given: string, siteUrl: string): string {
  if (!URL.canParse(given)) return given;
  const url = new URL(given);
  return url.origin === new URL(siteUrl).origin ? url.pathname + url.search : given;
}
