import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Keep } from "#bench/stage.ts";

/** A folder that is gone when the measurement is. @returns its path */
export function scratchFolder(keep: Keep): string {
  const folder = mkdtempSync(join(tmpdir(), "depesche-bench-"));
  keep({ stop: () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}
