import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processCommand, processRuns } from "#db/embedded/processes.ts";

export type Postmaster = { pid: number; port: number; ready: boolean };

/** What postmaster.pid of a cluster says, or null when no postmaster runs there.
 * Lines: pid, data folder, start time, port, socket folder, address, shared memory, state. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!pid || !processRuns(pid) || !servesFolder(pid, cluster)) return null;
    return { pid, port, ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Ends a postmaster: `fast` cuts sessions off, `smart` lets them finish first. Resolves when it is gone. */
export async function endPostmaster(pid: number, how: "fast" | "smart" = "fast"): Promise<void> {
  signal(pid, how === "fast" ? "SIGINT" : "SIGTERM");
  // A fast shutdown writes a checkpoint; past half a minute the disk is the problem, and the log replays.
  if (how === "fast" && !(await goneWithin(pid, 30_000))) signal(pid, "SIGQUIT");
  while (processRuns(pid)) await sleep(20);
}

/** A port of this machine that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (processRuns(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what was wanted.
  }
}

/** After a reboot the number may belong to anybody, another Postgres included; without /proc we have to believe it. */
function servesFolder(pid: number, cluster: string): boolean {
  return processCommand(pid)?.includes(cluster) ?? true;
}

/** Postgres refuses to start while any process has the number in postmaster.pid, even one that has nothing to do with it
 * (numbers come again after a container restarts). The number is made an impossible one; the rest of the file stays,
 * because Postgres reads from it whether sessions of the old postmaster are still writing. */
export function disownPostmaster(cluster: string): void {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return;
  const [pid = "", ...rest] = readFileSync(path, "utf8").split("\n");
  const command = processCommand(Number(pid));
  if (command && !command[0]?.includes("postgres")) writeFileSync(path, [impossible, ...rest].join("\n"));
}

/** Larger than any number that a kernel gives out, small enough for pid_t. */
const impossible = "999999999";
