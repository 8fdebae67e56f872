import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processRuns, processStart } from "#db/embedded/processes.ts";
import { StartError } from "#lib/start-error.ts";

/** Who holds a data folder. startedAt tells a live owner from another process that got its number later. */
export type Owner = { pid: number; startedAt: string | null };

/** Postgres copies paths into 1024 bytes (MAXPGPATH) without looking; the rest is for the names of its files. */
const longestPath = 900;

const lockPath = (dataDir: string) => join(dataDir, "portal.lock");

/** Takes the data folder for this process; a lock whose owner is gone is taken over.
 * @returns the release, harmless to call twice
 * @throws StartError when a live process holds the folder */
export async function lockFolder(dataDir: string): Promise<() => void> {
  requireDataFolder(dataDir);
  const path = lockPath(dataDir);
  const mine: Owner = { pid: process.pid, startedAt: processStart(process.pid) };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      return () => {
        if (sameOwner(readOwner(path), mine)) rmSync(path, { force: true });
      };
    } catch (error) {
      if (!existsSync(path)) throw unusable(dataDir, (error as Error).message);
    }
    const holder = await settledOwner(path);
    refuseOwnedFolder(dataDir);
    setAside(path, holder);
  }
  throw new StartError(`Cannot lock the data folder ${dataDir}: another process keeps taking ${path}.`);
}

/** Creates the data folder unless it is there.
 * @throws StartError when it cannot be one that we write to */
export function requireDataFolder(dataDir: string): void {
  try {
    if (Buffer.byteLength(dataDir) > longestPath) throw new Error(`it has more than ${longestPath} bytes`);
    makeFolder(dataDir);
    if (!statSync(dataDir).isDirectory()) throw new Error("it is a file");
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(dataDir, (error as Error).message);
  }
}

/** Step by step: mkdir with `recursive` never comes back from /proc, where folders vanish as they are made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function unusable(dataDir: string, reason: string): StartError {
  return new StartError(`Cannot write to the data folder ${dataDir}: ${reason} (DATA_DIR names another).`);
}

/** The live process that holds the data folder, or null. */
export function folderOwner(dataDir: string): Owner | null {
  const owner = readOwner(lockPath(dataDir));
  return owner && isAlive(owner) ? owner : null;
}

/** @throws StartError when a live process holds the data folder */
export function refuseOwnedFolder(dataDir: string): void {
  const holder = folderOwner(dataDir);
  if (!holder) return;
  throw new StartError(`Another Depesche is already running on ${dataDir} (pid ${holder.pid}).`);
}

/** A lock is created before it is written: an empty one gets a moment. */
async function settledOwner(path: string): Promise<Owner | null> {
  for (let wait = 0; wait < 10; wait++) {
    const owner = readOwner(path);
    if (owner) return owner;
    await sleep(20);
  }
  return null;
}

/** Moves a dead lock out of the way. Two processes may try at once: who moved a newer lock puts it back. */
function setAside(path: string, dead: Owner | null): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (sameOwner(readOwner(aside), dead)) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function isAlive({ pid, startedAt }: Owner): boolean {
  return processRuns(pid) && processStart(pid) === startedAt;
}

function sameOwner(a: Owner | null, b: Owner | null): boolean {
  return a?.pid === b?.pid && a?.startedAt === b?.startedAt;
}

function readOwner(path: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(path, "utf8")) as Owner;
    return Number.isInteger(owner.pid) ? owner : null;
  } catch {
    return null;
  }
}
