import type { IncomingMessage, ServerResponse } from "node:http";
import send from "send";
import { hashIn, MEDIA_KEY, mediaType } from "#lib/media-key.ts";
import { type MediaPlace, mediaRoot, mediaStore } from "#lib/media-store.ts";
import { keepFiles, StoreAway } from "#server/kept-files.ts";
import { FILE_POLICY } from "#server/security-headers.ts";
import { sendBytes } from "#server/send-bytes.ts";

const PREFIX = "/media/";
const YEAR_SECONDS = 31_536_000;

export type Media = {
  /**
   * Answers `/media/<key>` from the store with immutable caching, ranges and conditional requests. Returns false,
   * having touched nothing, for every other path.
   */
  serve: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** Says with what a key is answered. */
type Send = (request: IncomingMessage, response: ServerResponse, key: string) => void;

/**
 * The pictures, from the folder or the bucket that the environment names.
 * @param isWithheld whether nobody may have a file any more
 */
export function createMedia(place: MediaPlace, isWithheld: (key: string) => boolean = () => false): Media {
  const sendFile = place.MEDIA_URL ? fromStore(place) : fromFolder(place);
  return {
    serve: (request, response) => {
      const path = (request.url ?? "").split("?", 1)[0] ?? "";
      if (!path.startsWith(PREFIX)) return false;
      const key = decoded(path.slice(PREFIX.length));
      if (request.method !== "GET" && request.method !== "HEAD")
        refuse(response, 405, "Method not allowed", { Allow: "GET, HEAD" });
      else if (key === null) refuse(response, 400, "Bad request");
      else if (!MEDIA_KEY.test(key)) refuse(response, 404, "Not found");
      else if (isWithheld(key)) refuse(response, 410, "Gone");
      else sendFile(request, response, key);
      return true;
    },
  };
}

function setHead(response: ServerResponse, key: string): void {
  response.setHeader("Content-Type", mediaType(key));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cache-Control", `public, max-age=${YEAR_SECONDS}, immutable`);
  response.setHeader("ETag", `"${hashIn(key)}"`);
  // A stored SVG opened by itself is a document: it may show, never run.
  if (key.endsWith(".svg")) response.setHeader("Content-Security-Policy", FILE_POLICY);
}

function fromFolder({ DATA_DIR }: MediaPlace): Send {
  const root = mediaRoot(DATA_DIR);
  return (request, response, key) => {
    send(request, key, { root, dotfiles: "deny", index: false, extensions: false, cacheControl: false })
      .on("headers", () => setHead(response, key))
      .on("error", (error: Error & { status?: number; headers?: Record<string, string> }) => {
        if (response.headersSent) response.destroy();
        else if (error.status === 416) refuse(response, 416, "Range not satisfiable", error.headers);
        else if (error.status === 412) refuse(response, 412, "Precondition failed");
        else refuse(response, 404, "Not found");
      })
      .on("directory", () => refuse(response, 404, "Not found"))
      .pipe(response);
  };
}

function fromStore(place: MediaPlace): Send {
  const kept = keepFiles(mediaStore(place));
  return (request, response, key) => {
    kept.get(key).then(
      (bytes) => {
        if (!bytes) return refuse(response, 404, "Not found");
        setHead(response, key);
        sendBytes(request, response, bytes);
      },
      (error: unknown) => {
        const after = error instanceof StoreAway ? error.after : 1;
        refuse(response, 503, "Service unavailable", { "Retry-After": `${after}` });
      },
    );
  };
}

function refuse(
  response: ServerResponse,
  status: number,
  reason: string,
  headers: Record<string, string> = {},
) {
  const body = `${reason}\n`;
  response.removeHeader("ETag");
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
