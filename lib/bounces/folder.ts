import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file that has not changed for so long is whole, in milliseconds: mail servers write as they get. */
const SETTLED_MS = 10_000;
const FILES_PER_RUN = 500;

/**
 * Hands over every mail that lies in DATA_DIR/bounces/*.eml, and puts it into bounces/done once it was taken.
 * @param keepDays how long what lies there is kept
 * @returns how many were taken
 * @throws at the end, what the last file threw that could not be taken; it stays
 */
export async function readBounceFolder(
  dataDir: string,
  { take, keepDays }: { take: (source: Uint8Array) => Promise<void>; keepDays: number },
): Promise<number> {
  const folder = join(dataDir, "bounces");
  const done = join(folder, "done");
  // Without the folder nobody lays anything into it.
  const names = await readdir(folder).catch(() => null);
  if (!names) return 0;
  await mkdir(done, { recursive: true, mode: 0o700 });
  let taken = 0;
  let failure: unknown;
  for (const name of names.filter((name) => name.endsWith(".eml")).slice(0, FILES_PER_RUN)) {
    const file = join(folder, name);
    if (Date.now() - (await stat(file)).mtimeMs < SETTLED_MS) continue;
    try {
      await take(await readFile(file));
      await rename(file, join(done, name));
      taken++;
    } catch (error) {
      failure = error;
    }
  }
  await removeOld(done, keepDays);
  if (failure) throw failure;
  return taken;
}

async function removeOld(folder: string, keepDays: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (Date.now() - (await stat(file)).mtimeMs > keepDays * 86_400_000) await rm(file, { force: true });
  }
}
