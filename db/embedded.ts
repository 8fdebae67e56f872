import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { startCluster } from "#db/embedded/cluster.ts";
import { clusterFolder, clusterUrl, owner } from "#db/embedded/creation.ts";
import { folderOwner, lockFolder } from "#db/embedded/folder-lock.ts";
import { endPostmaster, readPostmaster } from "#db/embedded/postmaster.ts";
import { StartError } from "#lib/start-error.ts";

/** ended resolves when Postgres is gone, wanted or not; stop may be called twice. */
export type EmbeddedDatabase = {
  url: string;
  ended: Promise<unknown>;
  stop: (how?: "fast" | "smart") => Promise<void>;
};

/** How long a command waits for a portal that is just starting. */
const joinWithin = 60_000;

/** Starts the real Postgres that lives in a data folder (created at the first start) and holds the folder until stopped.
 * @throws StartError when another process holds the folder or Postgres does not come up */
export async function startEmbedded(
  dataDir: string,
  settings?: Record<string, string>,
): Promise<EmbeddedDatabase> {
  const release = await lockFolder(dataDir);
  try {
    const { pid, port, ended } = await startCluster(dataDir, settings);
    let stopping: Promise<void> | undefined;
    const stop = (how?: "fast" | "smart") => {
      stopping ??= endPostmaster(pid, how).then(release);
      return stopping;
    };
    try {
      await createDatabase(clusterUrl(dataDir, port, "postgres"));
    } catch (error) {
      await stop();
      throw new StartError(`The embedded Postgres does not answer: ${(error as Error).message}.`);
    }
    return { url: clusterUrl(dataDir, port), ended, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** The address of the Postgres that a running portal keeps on this data folder, or null when none runs there. */
export async function joinEmbedded(dataDir: string): Promise<string | null> {
  for (const until = Date.now() + joinWithin; folderOwner(dataDir) && Date.now() < until; await sleep(100)) {
    const postmaster = readPostmaster(clusterFolder(dataDir));
    if (postmaster?.ready) return clusterUrl(dataDir, postmaster.port);
  }
  return null;
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [owner]);
    if (!rowCount) await client.query(`create database ${owner}`);
  } finally {
    await client.end();
  }
}
