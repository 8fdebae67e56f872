import { appendFile, chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { copyDataFolder } from "#db/testing/data-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run; its database "template_migrated" carries the schema. */
    postgresUrl: string;
    /** A data folder with a new, empty cluster that was shut down: to be copied, never started. */
    dataFolder: string;
  }
}

let pristine: string;
let dataDir: string;
let postgres: EmbeddedDatabase | undefined;
/** One real Postgres for the whole run, thrown away afterwards. Its cluster is made once, also for the tests that need one of their own. */
export async function setup(project: TestProject): Promise<void> {
  pristine = await mkdtemp(join(tmpdir(), "depesche-pristine-"));
  await (await startEmbedded(pristine, { fsync: "off" })).stop();
  // Also for every copy: nothing in them has to survive that the machine goes down.
  await appendFile(join(pristine, "postgres", "postgresql.conf"), "fsync = off\n");
  dataDir = await mkdtemp(join(tmpdir(), "depesche-test-"));
  await chmod(dataDir, 0o755);
  copyDataFolder(pristine, dataDir);
  postgres = await startEmbedded(dataDir, { synchronous_commit: "off" });
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("create database template_migrated").finally(() => client.end());
  const template = new URL(postgres.url);
  template.pathname = "/template_migrated";
  await migrateDatabase(template.href);
  project.provide("postgresUrl", postgres.url);
  project.provide("dataFolder", pristine);
}

export async function teardown(): Promise<void> {
  await postgres?.stop();
  for (const folder of [dataDir, pristine]) await rm(folder, { recursive: true, force: true });
}
