import { type Repairs, repairer } from "#lib/wordpress/repair.ts";

/** Enough to hold a byte order mark and an XML declaration. */
const HEAD_BYTES = 256;

/**
 * Bytes of an XML file as clean text, piece by piece: UTF-8 or UTF-16 by byte order mark, else the encoding
 * that the XML declaration names, else UTF-8. Characters that XML 1.0 forbids are left out and counted, also
 * when they are written as `&#0;`.
 */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>, repairs: Repairs): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head = new Uint8Array(0);
  const repair = repairer(repairs);
  for await (const chunk of bytes) {
    let piece = chunk;
    if (!decoder) {
      head = join(head, chunk);
      if (head.length < HEAD_BYTES) continue;
      decoder = new TextDecoder(encodingOf(head));
      piece = head;
    }
    const text = repair(decoder.decode(piece, { stream: true }));
    if (text) yield text;
  }
  decoder ??= new TextDecoder(encodingOf(head));
  const text = repair(head.length < HEAD_BYTES ? decoder.decode(head) : decoder.decode(), true);
  if (text) yield text;
}

/** @param head the first bytes of the file */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const declaration = new TextDecoder("latin1").decode(head.subarray(0, HEAD_BYTES));
  const named = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? "utf-8";
  // The declaration was readable byte by byte, so the file cannot be UTF-16 whatever it says.
  return isKnown(named) && !/^utf-?16/i.test(named) ? named : "utf-8";
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
