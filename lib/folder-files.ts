import { randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type MediaStore, requireKey } from "#lib/media-key.ts";

/** Files in a folder, by keys of this shape. */
export function folderFiles(root: string, keys: RegExp): MediaStore {
  const pathOf = (key: string) => {
    requireKey(keys, key);
    return join(root, key);
  };
  // Asynchronous, so that a key that is none refuses and does not throw.
  return {
    has: async (key) => isThere(pathOf(key)),
    get: async (key) => readIfThere(pathOf(key)),
    put: async (key, bytes) => {
      const path = pathOf(key);
      if (!(await isThere(path))) await writeWhole(path, bytes);
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
  };
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const readIfThere = (path: string) =>
  readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeThrough(temporary, bytes);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
