import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, findBinaries } from "#db/embedded/binaries.ts";
import { clusterFolder, createCluster } from "#db/embedded/creation.ts";
import { disownPostmaster, endPostmaster, freePort, readPostmaster } from "#db/embedded/postmaster.ts";
import { chooseRunner, type Runner, throughRunner } from "#db/embedded/unprivileged.ts";
import { StartError } from "#lib/start-error.ts";

/** ended resolves when the postmaster is gone, for whatever reason. */
export type Cluster = { pid: number; port: number; ended: Promise<unknown> };

const logLimit = 10 * 1024 * 1024;
/** Replaying the log after a crash may take a while on a slow disk. */
const readyWithin = 120_000;

/** Complaints that pass: somebody took the port between probe and start; sessions of a killed postmaster still end. */
const passing = ["could not create any TCP/IP sockets", "is still in use"];
const attempts = 25;

const defaults = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "128MB",
  max_connections: "60",
  synchronous_commit: "on",
  jit: "off",
};

/** Starts the Postgres of a data folder on a free port, creating the cluster when there is none; the caller holds the folder's lock.
 * @throws StartError with Postgres' own complaint when it does not come up */
export async function startCluster(dataDir: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const binaries = await findBinaries();
  // Left behind by a portal that was killed: it must end before its files are touched.
  const orphan = readPostmaster(clusterFolder(dataDir));
  if (orphan) await endPostmaster(orphan.pid);
  // Also after that: one that was killed keeps its number until somebody collects it.
  disownPostmaster(clusterFolder(dataDir));
  const runner = chooseRunner(binaries.postgres, dataDir);
  createCluster(binaries, runner, dataDir);
  const log = openLog(dataDir);
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const postmaster = run(binaries, runner, dataDir, log.file, {
        ...defaults,
        ...settings,
        port: `${port}`,
      });
      const ended = once(postmaster, "exit");
      if (await isReady(postmaster, clusterFolder(dataDir))) return { pid: postmaster.pid ?? 0, port, ended };
      const complaint = log.complaint();
      if (attempt < attempts && passing.some((text) => complaint.includes(text))) {
        await sleep(200);
        continue;
      }
      throw new StartError(`The embedded Postgres did not start: ${complaint} (see ${log.path}).`);
    }
  } finally {
    closeSync(log.file);
  }
}

function run(
  binaries: Binaries,
  runner: Runner,
  dataDir: string,
  log: number,
  settings: Record<string, string>,
) {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const cluster = clusterFolder(dataDir);
  const { command, args, identity } = throughRunner(runner, binaries.postgres, ["-D", cluster, ...options]);
  const postmaster = spawn(command, args, {
    ...identity,
    cwd: "/",
    stdio: ["ignore", log, log],
    // In its own process group: Ctrl-C must reach the portal, which ends Postgres last.
    detached: true,
  });
  postmaster.on("error", () => {});
  postmaster.unref();
  return postmaster;
}

async function isReady(postmaster: ChildProcess, cluster: string): Promise<boolean> {
  for (const until = Date.now() + readyWithin; Date.now() < until; await sleep(20)) {
    if (postmaster.pid === undefined || postmaster.exitCode !== null || postmaster.signalCode !== null)
      return false;
    const state = readPostmaster(cluster);
    if (state?.pid === postmaster.pid && state.ready) return true;
  }
  await endPostmaster(postmaster.pid ?? 0);
  return false;
}

function openLog(dataDir: string) {
  const path = join(dataDir, "postgres.log");
  if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.1`);
  const file = openSync(path, "a", 0o600);
  const before = statSync(path).size;
  const complaint = () => {
    const lines = readFileSync(path).subarray(before).toString().trim().split("\n");
    const fatal = lines.findLast((line) => /FATAL|PANIC|^postgres:/.test(line)) ?? lines.at(-1);
    return fatal?.replace(/^.*?(FATAL|PANIC): +/, "").replace(/\.$/, "") || "it gave no reason";
  };
  return { path, file, complaint };
}
