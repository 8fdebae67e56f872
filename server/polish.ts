import { log } from "#lib/log.ts";
import { compressBest } from "#server/compress.ts";
import { type Document, identityOf, setBody } from "#server/document.ts";
import { ENCODINGS } from "#server/encoding.ts";
import type { Entry } from "#server/store.ts";

/** One at a time: readers come first, on a machine of two cores as well. */
let busy = false;

/**
 * Presses a document that is asked for again and again as small as it gets, each coding that it has, in another
 * thread.
 * @param minAge milliseconds that it must have stood: what changes every second is not worth it
 */
export function polish(entry: Entry, minAge: number, done: () => void): void {
  const { document } = entry;
  if (busy || !document.compressible || Date.now() - entry.madeAt < minAge) return;
  if (roughBodies(document).length === 0) return;
  busy = true;
  polishDocument(document, done)
    .catch((error: unknown) => log().error({ err: error, url: entry.key }, "compressing failed"))
    .finally(() => {
      busy = false;
    });
}

/** @param done called after each coding */
export async function polishDocument(document: Document, done: () => void = () => {}): Promise<void> {
  const bytes = identityOf(document);
  for (const encoding of roughBodies(document)) {
    setBody(document, encoding, await compressBest(bytes, encoding), "best");
    done();
  }
}

const roughBodies = ({ bodies }: Document) =>
  ENCODINGS.filter((encoding) => encoding !== "identity" && bodies[encoding]?.effort === "cheap");
