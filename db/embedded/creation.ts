import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "#db/embedded/binaries.ts";
import { prepareFolder, type Runner, throughRunner } from "#db/embedded/unprivileged.ts";
import { StartError } from "#lib/start-error.ts";

/** The superuser and the database of an embedded cluster. */
export const owner = "depesche";

export const clusterFolder = (dataDir: string) => join(dataDir, "postgres");
const passwordFile = (dataDir: string) => join(dataDir, "postgres.password");

/** The address under which the cluster of a data folder answers. */
export function clusterUrl(dataDir: string, port: number, database = owner): string {
  return `postgres://${owner}:${readPassword(dataDir)}@127.0.0.1:${port}/${database}`;
}

/** Creates the cluster of a data folder unless there is one.
 * @throws StartError with what initdb complained about */
export function createCluster(binaries: Binaries, runner: Runner, dataDir: string): void {
  const cluster = clusterFolder(dataDir);
  if (existsSync(join(cluster, "PG_VERSION"))) {
    prepareFolder(cluster, runner.owner);
    return;
  }
  const secret = passwordFile(dataDir);
  writeFileSync(secret, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (runner.owner) chownSync(secret, runner.owner.uid, runner.owner.gid);
  // Made beside and then renamed: a half-made cluster of an interrupted first start never counts as one.
  const draft = `${cluster}.new`;
  // Not every system has C.UTF-8; order and case come from ICU either way.
  const problem = initialise("C.UTF-8") && initialise("C");
  if (problem) throw new StartError(`Cannot create the database in ${dataDir}: ${problem}`);
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);

  function initialise(locale: string): string | null {
    rmSync(draft, { recursive: true, force: true });
    prepareFolder(draft, runner.owner);
    const { command, args, identity } = throughRunner(runner, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${owner}`,
      "--auth=scram-sha-256",
      `--pwfile=${secret}`,
      "--encoding=UTF8",
      "--locale-provider=icu",
      "--icu-locale=de",
      `--locale=${locale}`,
    ]);
    const result = spawnSync(command, args, { ...identity, cwd: draft, encoding: "utf8" });
    if (result.status === 0) return null;
    return (
      result.stderr?.trim().split("\n").at(-1) || String(result.error ?? `initdb ended with ${result.status}`)
    );
  }
}

function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), "utf8").trim();
  } catch {
    throw new StartError(
      `The password of the embedded database is missing: ${passwordFile(dataDir)} cannot be read.`,
    );
  }
}
