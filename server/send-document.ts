import type { IncomingMessage, ServerResponse } from "node:http";
import { type Body, bodyOf, type Document } from "#server/document.ts";
import { chooseEncoding } from "#server/encoding.ts";
import { sendHead } from "#server/send-head.ts";
import { sendWhole } from "#server/send-whole.ts";

/** Answers with a finished document: whole, as its head alone, or with the word that the client has it already. */
export function sendDocument(request: IncomingMessage, response: ServerResponse, document: Document): void {
  const body = bodyOf(document, chooseEncoding(request.headers["accept-encoding"]));
  if (document.status === 200 && hasCopy(request, document, body)) {
    notModified(response, document, body);
  } else if (request.method === "HEAD" || !sendWhole(response, body.whole)) {
    sendHead(response, body.head);
    response.end(body.whole.body);
  }
}

/** RFC 9110 §13.1.2: any of our codings will do, they are the same content; §13.2.2: the tag decides where both are sent. */
function hasCopy({ headers }: IncomingMessage, { hash, lastModified }: Document, { etag }: Body): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    return tags === etag || tags.trim() === "*" || tags.split(",").some((tag) => namesHash(tag, hash));
  }
  const since = headers["if-modified-since"];
  return since !== undefined && lastModified !== null && lastModified * 1000 <= Date.parse(since);
}

/** Weak comparison (RFC 9110 §8.8.3.2): a proxy that recodes makes our tags weak. */
const namesHash = (tag: string, hash: string) => new RegExp(`^\\s*(W/)?"${hash}(-[a-z-]+)?"\\s*$`).test(tag);

/** RFC 9110 §15.4.5: what a 200 would have said of the cache, without the bytes and what describes them. */
function notModified(response: ServerResponse, { headers }: Document, { etag }: Body): void {
  const kept = headers.filter(([name]) => !/^(content-type|last-modified|speculation-rules)$/i.test(name));
  response.writeHead(304, [...kept.flat(), "ETag", etag, "Vary", "Accept-Encoding"]);
  response.end();
}
