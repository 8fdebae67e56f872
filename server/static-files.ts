import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import send from "send";
import { type Document, makeDocument } from "#server/document.ts";
import { polishDocument } from "#server/polish.ts";
import { FILE_POLICY, fileHeaders } from "#server/security-headers.ts";
import { sendDocument } from "#server/send-document.ts";
import {
  SPECULATION_RULES,
  SPECULATION_RULES_PATH,
  SPECULATION_RULES_TYPE,
} from "#server/speculation-rules.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Addresses with a hash or a number in them: what they name never changes. */
const IMMUTABLE = /^\/(_next\/static|fonts|islands)\//;
const FOREVER = "public, max-age=31536000, immutable";
const A_DAY = "public, max-age=86400";
/** The worker in readers' browsers (public/push-worker.js): they ask for it anew, and are to get the newest. */
const ASKED_EACH_TIME = "no-cache";
const WORKER = "/push-worker.js";

/** Style sheets block the first view: they are pressed as small as they get at once, the rest when it is hot. */
const PRESSED_AT_ONCE = /\.css$/;

const cachingOf = (path: string) => {
  if (path === WORKER) return ASKED_EACH_TIME;
  return IMMUTABLE.test(path) ? FOREVER : A_DAY;
};

export type StaticFiles = {
  serve: (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
};

/** Where a built portal keeps what it serves as files: address prefix → folder. */
export const staticFolders = (root: string) => ({
  "": join(root, "public"),
  "/_next/static": join(root, ".next", "static"),
  "/islands": join(root, ".next", "islands"),
});

/**
 * The build's scripts and style sheets, the islands and the folder public/, from memory; ranges from the disk.
 * @param folders address prefix → folder
 */
export function loadStaticFiles(folders: Record<string, string>, siteUrl: string): StaticFiles {
  const always = fileHeaders(siteUrl);
  const documents = new Map<string, Document>();
  const files = new Map<string, string>();
  const add = (path: string, bytes: Buffer, type: string) => {
    const caching = cachingOf(path);
    const headers = [
      ["Content-Type", type],
      ["Cache-Control", caching],
      ["Accept-Ranges", "bytes"],
      ...always,
    ] as [string, string][];
    // An SVG opened by itself is a document: it may show, never run.
    if (type.startsWith("image/svg")) headers.push(["Content-Security-Policy", FILE_POLICY]);
    documents.set(path, makeDocument({ status: 200, headers, bytes, encoding: "br" }));
  };
  for (const [prefix, folder] of Object.entries(folders)) {
    for (const file of filesIn(folder)) {
      const path = prefix + file.slice(folder.length).replaceAll("\\", "/");
      add(path, readFileSync(file), TYPES[extname(file)] ?? "application/octet-stream");
      files.set(path, file);
    }
  }
  add(SPECULATION_RULES_PATH, Buffer.from(SPECULATION_RULES), SPECULATION_RULES_TYPE);
  for (const [path, document] of documents) if (PRESSED_AT_ONCE.test(path)) void polishDocument(document);

  return {
    serve: (request, response, path) => {
      const document = documents.get(path);
      if (!document || (request.method !== "GET" && request.method !== "HEAD")) return false;
      const file = files.get(path);
      if (request.headers.range !== undefined && file) sendRange(request, response, file, document);
      else sendDocument(request, response, document);
      return true;
    },
  };
}

function sendRange(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  { headers }: Document,
): void {
  send(request, file, { cacheControl: false, dotfiles: "allow", index: false })
    .on("headers", (sent: ServerResponse) => {
      for (const [name, value] of headers) sent.setHeader(name, value);
    })
    .pipe(response);
}

function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
