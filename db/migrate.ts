import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { migrateQueues } from "#db/queue-schema.ts";
import { StartError } from "#lib/start-error.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number will do as long as nothing else in the database uses it. */
const lockNumber = 33_727_243;
const oldestMajor = 15;

/** Brings a database to the newest schema. Several processes may call it at once: one works, the others wait and find nothing to do.
 * @throws StartError when the database cannot be reached, is too old, or a migration fails (it is rolled back) */
export async function migrateDatabase(url: string, migrationsFolder = folder): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    refuseOldServer(rows[0]?.server_version ?? "", `${client.host}:${client.port}`);
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    await migrate(drizzle(client), { migrationsFolder });
    await migrateQueues(client);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${failure(error)}: ${reason(error)}.`);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = createClient(url);
  // Whatever breaks later also rejects the query that is running.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartError(`Cannot reach the database at ${client.host}:${client.port}: ${reason(error)}.`);
  }
}

function createClient(url: string): Client {
  try {
    return new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: "depesche migrate",
    });
  } catch (error) {
    throw new StartError(
      `DATABASE_URL cannot be read: ${reason(error)} (special characters in its password must be percent-encoded).`,
    );
  }
}

/** @param version what the server says: "18.4", "14.12 (Debian 14.12-1)", "17beta1"
 * @throws StartError when it is older than the statements that we send */
export function refuseOldServer(version: string, place: string): void {
  if (Number.parseInt(version, 10) >= oldestMajor) return;
  throw new StartError(`Postgres ${oldestMajor} or newer is needed, but ${place} runs ${version}.`);
}

/** Postgres' class 42501, insufficient_privilege: by far the most frequent reason, and the operator's to mend. */
function failure(error: unknown): string {
  return errorCode(error) === "42501"
    ? "The user of DATABASE_URL may not create tables in its database"
    : "The database could not be migrated";
}

function errorCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return error.cause ? errorCode(error.cause) : (error as { code?: unknown }).code;
}

/** The innermost message: Drizzle wraps what Postgres said, Node wraps several addresses that all failed. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return reason(error.cause);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split("\n").join(" ").replace(/\.$/, "");
}
