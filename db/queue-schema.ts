import type { Client } from "pg";
import boss from "pg-boss/package.json" with { type: "json" };
import { HEARTBEAT_SECONDS, KEEP_JOBS_DAYS, QUEUES } from "#lib/jobs.ts";

/** Where pg-boss keeps its tables, beside ours. */
export const QUEUE_SCHEMA = "pgboss";

const DAY = 86_400;
const queues = Object.entries(QUEUES).map(([name, tries]) => ({
  name,
  // Whoever waits is woken by Postgres; nobody has to ask every second.
  options: {
    ...tries,
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: KEEP_JOBS_DAYS * DAY,
  },
}));

/** What the schema was made from: a start that finds this need not load pg-boss to look closer. */
const made = JSON.stringify({ version: boss.version, queues });

/**
 * Brings pg-boss's own tables and our queues up to date. Part of the migration, under its lock: once at the
 * start, by one process.
 */
export async function migrateQueues(client: Client): Promise<void> {
  const { rows } = await client.query<{ made: string | null }>(
    "SELECT obj_description(oid, 'pg_namespace') AS made FROM pg_namespace WHERE nspname = $1",
    [QUEUE_SCHEMA],
  );
  if (rows[0]?.made === made) return;
  const { PgBoss } = await import("pg-boss");
  const installer = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await installer.start();
  for (const { name, options } of queues) {
    await installer.createQueue(name, options);
    // One that was there keeps what it was made with.
    await installer.updateQueue(name, options);
  }
  await installer.stop();
  await client.query(`COMMENT ON SCHEMA ${QUEUE_SCHEMA} IS ${client.escapeLiteral(made)}`);
}
