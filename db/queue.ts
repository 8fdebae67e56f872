import { sql } from "drizzle-orm";
import { type Clock, fromDrizzle, PgBoss } from "pg-boss";
import type { Transaction } from "#db/client.ts";
import { QUEUE_SCHEMA } from "#db/queue-schema.ts";
import type { JobName, Jobs } from "#lib/jobs.ts";

type Options = {
  /** Not before this moment. */
  startAfter?: Date;
  /** Higher ones come first; 0 unless told otherwise. */
  priority?: number;
};

/** Who only hands jobs in does nothing by the clock, so a script that is done ends. */
const noClock: Clock = {
  now: () => Date.now(),
  setTimeout: () => null,
  clearTimeout: () => {},
  setInterval: () => null,
  clearInterval: () => {},
};

let opening: Promise<PgBoss> | undefined;

/**
 * Has a job done once the transaction has committed, and only then: it is a row of the same transaction. Works
 * wherever the database is up, workers or not.
 */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  data: Jobs[Name],
  options: Options = {},
): Promise<void> {
  opening ??= openSender(tx).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  const sender = await opening;
  await sender.send(name, data, { ...options, db: fromDrizzle(tx, sql) });
}

/**
 * What this process hands jobs in with; it knows the queues from here on. Asked over the first caller's own
 * connection: ten transactions that wait for an eleventh connection would wait for ever.
 */
async function openSender(tx: Transaction): Promise<PgBoss> {
  const sender = new PgBoss({
    db: fromDrizzle(tx, sql),
    schema: QUEUE_SCHEMA,
    clock: noClock,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  return sender.start();
}
