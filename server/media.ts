import type { IncomingMessage, ServerResponse } from "node:http";
import send from "send";
import { MEDIA_KEY, mediaRoot } from "#lib/media-store.ts";
import { FILE_POLICY } from "#server/security-headers.ts";

const PREFIX = "/media/";
const YEAR_SECONDS = 31_536_000;

const TYPES: Record<string, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  svg: "image/svg+xml",
  pdf: "application/pdf",
};

function refuse(res: ServerResponse, status: number, reason: string, headers: Record<string, string> = {}) {
  const body = `${reason}\n`;
  res.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...headers,
  });
  res.end(res.req.method === "HEAD" ? undefined : body);
}

function decodedKey(path: string): string | null {
  try {
    return decodeURIComponent(path.slice(PREFIX.length));
  } catch {
    return null;
  }
}

/**
 * Answers `/media/<key>` from DATA_DIR/media with immutable caching, ranges and conditional requests.
 * Returns false, having touched nothing, for every other path.
 */
export function serveMedia(req: IncomingMessage, res: ServerResponse, dataDir: string): boolean {
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  if (!path.startsWith(PREFIX)) return false;
  if (req.method !== "GET" && req.method !== "HEAD") {
    refuse(res, 405, "Method not allowed", { Allow: "GET, HEAD" });
    return true;
  }
  const key = decodedKey(path);
  if (key === null) {
    refuse(res, 400, "Bad request");
    return true;
  }
  const extension = MEDIA_KEY.exec(key)?.[2];
  if (!extension) {
    refuse(res, 404, "Not found");
    return true;
  }

  send(req, key, {
    root: mediaRoot(dataDir),
    dotfiles: "deny",
    index: false,
    extensions: false,
    cacheControl: false,
  })
    .on("headers", (response: ServerResponse) => {
      response.setHeader("Content-Type", TYPES[extension] ?? "application/octet-stream");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", `public, max-age=${YEAR_SECONDS}, immutable`);
      // A stored SVG opened by itself is a document: it may show, never run.
      if (extension === "svg") {
        response.setHeader("Content-Security-Policy", FILE_POLICY);
      }
    })
    .on("error", (error: Error & { status?: number; headers?: Record<string, string> }) => {
      if (res.headersSent) res.destroy();
      else if (error.status === 416) refuse(res, 416, "Range not satisfiable", error.headers);
      else if (error.status === 412) refuse(res, 412, "Precondition failed");
      else refuse(res, 404, "Not found");
    })
    .on("directory", () => refuse(res, 404, "Not found"))
    .pipe(res);
  return true;
}
