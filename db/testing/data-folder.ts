import { constants, cpSync } from "node:fs";
import { join } from "node:path";

/** Copies a cluster that is shut down, and its password, into another data folder: a tenth of the time that creating one takes. */
export function copyDataFolder(from: string, to: string): void {
  for (const name of ["postgres", "postgres.password"])
    cpSync(join(from, name), join(to, name), { recursive: true, mode: constants.COPYFILE_FICLONE });
}
