import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run; its database "template_migrated" carries the schema. */
    postgresUrl: string;
  }
}

let dataDir: string;
let postgres: EmbeddedDatabase;

/** One real Postgres for the whole run, thrown away afterwards: nothing in it has to survive a crash. */
export async function setup(project: TestProject): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), "depesche-test-"));
  await chmod(dataDir, 0o755);
  postgres = await startEmbedded(dataDir, { fsync: "off", synchronous_commit: "off" });
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("create database template_migrated").finally(() => client.end());
  const template = new URL(postgres.url);
  template.pathname = "/template_migrated";
  await migrateDatabase(template.href);
  project.provide("postgresUrl", postgres.url);
}

export async function teardown(): Promise<void> {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
