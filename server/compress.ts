import { promisify } from "node:util";
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
  zstdDecompressSync,
} from "node:zlib";
import type { Encoding } from "#server/encoding.ts";

/**
 * Cheap: a page that may be asked for once should not cost more to press than to render. Best: worth a tenth
 * of a second in another thread for a page that is asked for again and again.
 */
export type Effort = "cheap" | "best";

const LEVELS = {
  cheap: { br: 6, gzip: 6, zstd: 6 },
  best: { br: 11, gzip: 9, zstd: 19 },
} as const satisfies Record<Effort, Record<string, number>>;

/** Smaller answers fit one packet anyhow, and the coding's own frame would eat what it saves. */
export const WORTH_COMPRESSING_BYTES = 256;

const brotliOptions = (effort: Effort, size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: LEVELS[effort].br,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});
const zstdOptions = (effort: Effort, size: number) => ({
  params: { [constants.ZSTD_c_compressionLevel]: LEVELS[effort].zstd },
  pledgedSrcSize: size,
});

/** In this thread: shorter than the way to another one and back. */
export function compress(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const size = bytes.length;
  if (encoding === "br") return brotliCompressSync(bytes, brotliOptions("cheap", size));
  if (encoding === "zstd") return zstdCompressSync(bytes, zstdOptions("cheap", size));
  if (encoding === "gzip") return gzipSync(bytes, { level: LEVELS.cheap.gzip });
  return bytes;
}

/** As small as it gets, in another thread. */
export async function compressBest(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const size = bytes.length;
  if (encoding === "br") return promisify(brotliCompress)(bytes, brotliOptions("best", size));
  if (encoding === "zstd") return promisify(zstdCompress)(bytes, zstdOptions("best", size));
  if (encoding === "gzip") return promisify(gzip)(bytes, { level: LEVELS.best.gzip });
  return bytes;
}

export function decompress(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding === "br") return brotliDecompressSync(bytes);
  if (encoding === "zstd") return zstdDecompressSync(bytes);
  if (encoding === "gzip") return gunzipSync(bytes);
  return bytes;
}
