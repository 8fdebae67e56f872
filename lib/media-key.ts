import { createHash } from "node:crypto";

/** Every page carries a dozen of these names: 128 bits of the hash are enough that no two files share one. */
const KEY_DIGITS = 32;

/** A key is derived from the bytes, so what stands under it never changes: `ab/abcdef….avif`. Older ones are whole hashes. */
export const MEDIA_KEY =
  /^([0-9a-f]{2})\/\1[0-9a-f]{30}(?:[0-9a-f]{32})?\.(avif|webp|jpg|png|svg|gif|pdf|c2pa)$/;

/** Of a picture as it was brought. */
export const ORIGINAL_KEY = /^([0-9a-f]{2})\/\1[0-9a-f]{30}\.(jpg|png|webp|gif|tiff|svg|avif|heif)$/;

/** Where files are kept, whatever that is: a folder or a bucket. A key that is none is refused with a RangeError. */
export type MediaStore = {
  /** Atomic: whoever asks gets the whole file or none, also after a crash. What is there already stays. */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  has: (key: string) => Promise<boolean>;
  /** null when there is no such file. */
  get: (key: string) => Promise<Buffer | null>;
  /** One that is not there is no fault. */
  remove: (key: string) => Promise<void>;
};

const EXTENSIONS: Record<string, string> = { jpeg: "jpg" };

const TYPES: Record<string, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  tiff: "image/tiff",
  heif: "image/heif",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  // Manifest stores beside their pictures (C2PA 2.1, 11.4).
  c2pa: "application/c2pa",
};

/** Key of these bytes: two hex digits as folder, the beginning of the SHA-256 as name, the format as extension. */
export function mediaKey(bytes: Uint8Array, format: string): string {
  const hash = hashOf(bytes).slice(0, KEY_DIGITS);
  return `${hash.slice(0, 2)}/${hash}.${EXTENSIONS[format] ?? format}`;
}

/** Whether these are the bytes that the key was made of. */
export const isKeyOf = (key: string, bytes: Uint8Array): boolean => hashOf(bytes).startsWith(hashIn(key));

/** The hash that a key holds. */
export const hashIn = (key: string): string => key.slice(3, key.indexOf("."));

export const mediaType = (key: string): string =>
  TYPES[key.slice(key.lastIndexOf(".") + 1)] ?? "application/octet-stream";

/** @throws RangeError on anything that is not such a key, so that no name can leave its folder */
export function requireKey(keys: RegExp, key: string): void {
  if (!keys.test(key)) throw new RangeError(`Not a media key: ${JSON.stringify(key)}`);
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
