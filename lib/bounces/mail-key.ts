import { createHash } from "node:crypto";

/**
 * What a mail is known by, whichever way and however often it comes: its own Message-ID, which no server on the way
 * changes; else all of it.
 */
export function mailKeyOf(source: Uint8Array): string {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString("latin1");
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const id = /^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]+>)/im.exec(head)?.[1];
  return createHash("sha256")
    .update(id ?? text, "latin1")
    .digest("base64url");
}
