import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Every page carries a dozen of these names: 128 bits of the hash are enough that no two files share one. */
const KEY_DIGITS = 32;

/** A key is derived from the bytes, so what stands under it never changes: `ab/abcdef….avif`. Older ones are whole hashes. */
export const MEDIA_KEY = /^([0-9a-f]{2})\/\1[0-9a-f]{30}(?:[0-9a-f]{32})?\.(avif|webp|jpg|png|svg|gif|pdf)$/;

const EXTENSIONS: Record<string, string> = { jpeg: "jpg" };

export type MediaStore = {
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  has: (key: string) => Promise<boolean>;
  /** null when there is no such file. */
  get: (key: string) => Promise<Buffer | null>;
};

/** Key of these bytes: two hex digits as folder, the beginning of the SHA-256 as name, the format as extension. */
export function mediaKey(bytes: Uint8Array, format: string): string {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, KEY_DIGITS);
  return `${hash.slice(0, 2)}/${hash}.${EXTENSIONS[format] ?? format}`;
}

/** Folder of the stored files inside the data folder. */
export const mediaRoot = (dataDir: string): string => join(dataDir, "media");

/** Path of a stored file; throws on anything that is not a key, so no path can leave the folder. */
export function mediaPath(dataDir: string, key: string): string {
  return pathIn(mediaRoot(dataDir), MEDIA_KEY, key);
}

function pathIn(root: string, keys: RegExp, key: string): string {
  if (!keys.test(key)) throw new RangeError(`Not a media key: ${JSON.stringify(key)}`);
  return join(root, key);
}

/** Files in `DATA_DIR/media`, which everybody may fetch. */
export const mediaStore = (dataDir: string): MediaStore => filesIn(mediaRoot(dataDir), MEDIA_KEY);

const ORIGINAL_KEY = /^([0-9a-f]{2})\/\1[0-9a-f]{30}\.(jpg|png|webp|gif|tiff|svg|avif|heif)$/;

/**
 * Pictures as they were brought, in `DATA_DIR/originals`: with everything that cameras and programs wrote into them
 * (C2PA manifests, but places too). Nothing serves them.
 */
export const originalStore = (dataDir: string): MediaStore =>
  filesIn(join(dataDir, "originals"), ORIGINAL_KEY);

/** Putting is atomic: a reader sees the whole file or none, also after a crash. */
function filesIn(root: string, keys: RegExp): MediaStore {
  const pathOf = (key: string) => pathIn(root, keys, key);
  const has = (key: string) =>
    access(pathOf(key)).then(
      () => true,
      () => false,
    );

  const put = async (key: string, bytes: Uint8Array) => {
    const path = pathOf(key);
    if (await has(key)) return;
    await mkdir(dirname(path), { recursive: true });
    const temporary = join(dirname(path), `.${randomUUID()}`);
    try {
      const file = await open(temporary, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw cause;
    }
  };

  const get = (key: string) =>
    readFile(pathOf(key)).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return null;
      throw cause;
    });

  // Asynchronous, so that a key that is none refuses and does not throw.
  return { put, has: async (key) => has(key), get: async (key) => get(key) };
}
