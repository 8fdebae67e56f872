import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Answers with bytes that never change, named by a strong tag that the response carries already: whole, one range of
 * them, or with the word that the client has them (RFC 9110 §13, §14). Several ranges at once are answered whole.
 */
export function sendBytes(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const etag = String(response.getHeader("ETag"));
  response.setHeader("Accept-Ranges", "bytes");
  if (names(request.headers["if-none-match"], etag)) {
    response.removeHeader("Content-Type");
    response.writeHead(304).end();
    return;
  }
  const ifRange = request.headers["if-range"];
  const isPart = request.method === "GET" && (ifRange === undefined || ifRange === etag);
  const range = isPart ? rangeOf(request.headers.range, bytes.length) : null;
  if (range === "none") {
    response.removeHeader("Content-Type");
    response.setHeader("Cache-Control", "no-store").setHeader("Content-Range", `bytes */${bytes.length}`);
    response.writeHead(416, { "Content-Length": 0 }).end();
    return;
  }
  const part = range ? bytes.subarray(range.from, range.to + 1) : bytes;
  if (range) response.setHeader("Content-Range", `bytes ${range.from}-${range.to}/${bytes.length}`);
  response.writeHead(range ? 206 : 200, { "Content-Length": part.length });
  response.end(request.method === "HEAD" ? undefined : part);
}

const names = (tags: string | undefined, etag: string): boolean =>
  (tags ?? "").split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));

/** Both ends count. null: no range that we understand; "none": one that the file does not reach. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | "none" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  // "-500": the last 500.
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  return from > to ? "none" : { from, to };
}
