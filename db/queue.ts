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
  const sender = await senderOver(tx);
  await sender.send(name, data, { ...options, db: fromDrizzle(tx, sql) });
}

/** The same for many jobs of a kind. */
export async function enqueueAll<Name extends JobName>(
  tx: Transaction,
  name: Name,
  all: readonly Jobs[Name][],
): Promise<void> {
  if (all.length === 0) return;
  const sender = await senderOver(tx);
  await sender.insert(
    name,
    all.map((data) => ({ data })),
    { db: fromDrizzle(tx, sql) },
  );
}

/** Lets a job that failed for good run once more. @returns whether there was such a job */
export async function retryFailed(tx: Transaction, name: string, id: string): Promise<boolean> {
  const sender = await senderOver(tx);
  // It says how many, though its type does not.
  const told = (await sender.retry(name, id, { db: fromDrizzle(tx, sql) })) as { affected?: number };
  return (told.affected ?? 0) > 0;
}

function senderOver(tx: Transaction): Promise<PgBoss> {
  opening ??= openSender(tx).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
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
