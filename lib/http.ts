import { createHash } from "node:crypto";

export const RSS_TYPE = "application/rss+xml; charset=utf-8";
export const ATOM_TYPE = "application/atom+xml; charset=utf-8";
export const JSON_FEED_TYPE = "application/feed+json; charset=utf-8";
export const XML_TYPE = "application/xml; charset=utf-8";
export const JSON_TYPE = "application/json; charset=utf-8";
export const MANIFEST_TYPE = "application/manifest+json; charset=utf-8";
export const OPEN_SEARCH_TYPE = "application/opensearchdescription+xml; charset=utf-8";
export const TEXT_TYPE = "text/plain; charset=utf-8";

/** `links` as RFC 8288 writes them. */
type Answer = { type: string; lastModified?: Date | null; links?: readonly string[] };

/**
 * A whole document made by a writer in lib/, with a strong ETag over its bytes. A reader program that has
 * them already is answered 304; If-None-Match decides where both conditions are sent (RFC 9110 §13.2.2).
 */
export function feedResponse(
  request: Request,
  body: string,
  { type, lastModified, links = [] }: Answer,
): Response {
  const bytes = new TextEncoder().encode(body);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  const headers = new Headers({
    "Content-Type": type,
    ETag: etag,
    // Whoever keeps a copy asks whether it still holds: a withdrawn article leaves every feed at once.
    "Cache-Control": "public, max-age=0, must-revalidate",
  });
  for (const link of links) headers.append("Link", link);
  if (lastModified) headers.set("Last-Modified", lastModified.toUTCString());
  if (!hasCopy(request, etag, lastModified)) return new Response(bytes, { headers });
  headers.delete("Content-Type");
  return new Response(null, { status: 304, headers });
}

/** For machines that ask for something that is not there. */
export function notFoundResponse(): Response {
  return new Response("404 Not Found\n", { status: 404, headers: { "Content-Type": TEXT_TYPE } });
}

/** A relative Location is resolved by the client (RFC 9110 §10.2.2), so no proxy's host name gets in. */
export function movedResponse(path: string): Response {
  return new Response(null, { status: 301, headers: { Location: path } });
}

function hasCopy(request: Request, etag: string, lastModified: Date | null | undefined): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null) {
    return tags.trim() === "*" || tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  // HTTP dates have whole seconds.
  return Boolean(lastModified) && Math.floor((lastModified?.getTime() ?? 0) / 1000) * 1000 <= since;
}
