import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "#db/client.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

/** Each test file gets a database of its own, copied from the migrated template, before it imports anything. */
const server = inject("postgresUrl");
const name = `test_${randomBytes(6).toString("hex")}`;

await asOwner(`create database ${name} template template_migrated`);
const own = new URL(server);
own.pathname = `/${name}`;
publishDatabaseUrl(own.href);

afterAll(async () => {
  await closeDatabase();
  await asOwner(`drop database ${name} with (force)`);
});

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
