import { createHash } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { compress, decompress, type Effort, WORTH_COMPRESSING_BYTES } from "#server/compress.ts";
import { ENCODINGS, type Encoding } from "#server/encoding.ts";
import { type Whole, wholeOf } from "#server/send-whole.ts";

/** A document in one coding: its head, and in one piece with it its bytes. */
export type Body = { effort: Effort; etag: string; head: string; whole: Whole };

/**
 * A finished answer. Its bytes are made once for each coding that somebody asks for and held in no other: the
 * first one is the source of the rest.
 */
export type Document = {
  status: number;
  /** Names as they are sent; without those that speak of the bytes. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Of the bytes before any coding: the same content has the same name in every process, and after a restart. */
  hash: string;
  /** In whole seconds, as HTTP dates are; null when the page did not say. */
  lastModified: number | null;
  /** Whether a coding is worth it; pictures and short words are sent as they are. */
  compressible: boolean;
  bodies: Partial<Record<Encoding, Body>>;
};

type Making = Pick<Document, "status" | "headers"> & { bytes: Uint8Array; encoding: Encoding };

const TEXT = /^(text\/|application\/(\S+\+)?(xml|json|javascript)|image\/svg)/;
const HASH_LENGTH = 22;

/** @param making.encoding the coding that was asked for first */
export function makeDocument({ status, headers, bytes, encoding }: Making): Document {
  const value = (name: string) => headers.find(([one]) => one === name)?.[1];
  const modified = Date.parse(value("Last-Modified") ?? "");
  const document: Document = {
    status,
    headers,
    hash: createHash("sha256").update(bytes).digest("base64url").slice(0, HASH_LENGTH),
    lastModified: Number.isNaN(modified) ? null : modified / 1000,
    compressible: TEXT.test(value("Content-Type") ?? "") && bytes.length >= WORTH_COMPRESSING_BYTES,
    bodies: {},
  };
  const first = document.compressible ? encoding : "identity";
  setBody(document, first, compress(bytes, first), "cheap");
  return document;
}

/** The document in a coding; made on the spot when nobody has asked for it before. */
export function bodyOf(document: Document, encoding: Encoding): Body {
  const wanted = document.compressible ? encoding : "identity";
  const body = document.bodies[wanted];
  return body ?? setBody(document, wanted, compress(identityOf(document), wanted), "cheap");
}

/** Whether its bytes in this coding are there already. */
export function hasBody({ bodies, compressible }: Document, encoding: Encoding): boolean {
  return bodies[compressible ? encoding : "identity"] !== undefined;
}

/** The bytes before any coding. */
export function identityOf(document: Document): Uint8Array {
  for (const encoding of ENCODINGS) {
    const body = document.bodies[encoding];
    if (body) return decompress(body.whole.body, encoding);
  }
  throw new Error("A document has at least one body.");
}

export function setBody(document: Document, encoding: Encoding, bytes: Uint8Array, effort: Effort): Body {
  // A strong validator names bytes, not content (RFC 9110 §8.8.3): each coding and effort has its own.
  const etag = `"${document.hash}-${encoding}${effort === "best" ? "-best" : ""}"`;
  const head = headOf(document, { encoding, etag, length: bytes.length });
  const body = { effort, etag, head, whole: wholeOf(head, bytes) };
  document.bodies[encoding] = body;
  return body;
}

/** Memory that a document takes, in bytes: its bodies, and about what names and heads take beside them. */
export function sizeOf(document: Document): number {
  return Object.values(document.bodies).reduce(
    (sum, { whole, head }) => sum + whole.bytes.length + head.length,
    OVERHEAD_BYTES,
  );
}

const OVERHEAD_BYTES = 2048;

/** Status line and headers up to the ones of the moment and the connection (RFC 9112 §2.1). */
function headOf(
  { status, headers, compressible }: Document,
  { encoding, etag, length }: { encoding: Encoding; etag: string; length: number },
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  if (encoding !== "identity") lines.push(`Content-Encoding: ${encoding}\r\n`);
  if (compressible) lines.push("Vary: Accept-Encoding\r\n");
  lines.push(`ETag: ${etag}\r\n`, `Content-Length: ${length}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}`;
}
