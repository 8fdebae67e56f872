import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

/** Free bytes and all bytes where a folder lies; null when the system does not say. */
export async function diskSpace(folder: string): Promise<{ free: number; total: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}

/** When the newest backup in DATA_DIR/backups was written; null where there is none. */
export async function newestBackup(dataDir: string): Promise<Date | null> {
  const folder = join(dataDir, "backups");
  try {
    const files = (await readdir(folder)).filter((name) => /\.tar(\.\w+)?$/.test(name));
    const times = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).mtimeMs));
    return times.length > 0 ? new Date(Math.max(...times)) : null;
  } catch {
    return null;
  }
}
