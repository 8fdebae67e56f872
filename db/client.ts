import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { type Pool, types } from "pg";
import { CHANNEL, toPayloads } from "#db/changes.ts";
import { takeChange } from "#db/pending-changes.ts";
import { CountedPool } from "#db/query-count.ts";
import { type Change, tellChange } from "#lib/changes.ts";
import { env } from "#lib/env.ts";

/** drizzle over the pool, or inside a transaction: what a read or a write needs to run its statements. */
export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Leaves room for a second process, the job queue and an operator in a small server's 60 connections. */
const maxConnections = 10;
/** A reader waits for a connection this long, in milliseconds; then there is a word for it. */
const connectionTimeout = 3_000;
/** No page and no form may hold a connection longer, in milliseconds. */
const statementTimeout = 15_000;

// Counts and sums come as int8, which pg hands out as text; ours stay far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** The pool belongs to the process: development reloads this module, and the server's own modules and the Next bundle are two module graphs. */
const shared = globalThis as typeof globalThis & { depeschePool?: Pool };

/** The database of this process. Columns come as the schema says (timestamps as Date); a raw execute() hands out timestamps as text. */
export function db(): Database {
  const current = pool();
  if (opened?.pool !== current) opened = { pool: current, database: drizzle(current) };
  return opened.database;
}

let opened: { pool: Pool; database: Database } | undefined;

/**
 * Runs all statements of fn in one transaction: committed when fn resolves, rolled back when it throws. What it has
 * announced goes out with the commit: to other processes by Postgres, to this one before the result is handed back.
 */
export async function transaction<Result>(fn: (tx: Transaction) => Promise<Result>): Promise<Result> {
  let change: Change | null = null;
  const result = await db().transaction(async (tx) => {
    const result = await fn(tx);
    change = takeChange(tx);
    if (change)
      for (const payload of toPayloads(change))
        await tx.execute(sql`SELECT pg_notify(${CHANNEL}, ${payload})`);
    return result;
  });
  if (change) tellChange(change);
  return result;
}

/** Ends this process' connections; the next db() opens new ones. */
export async function closeDatabase(): Promise<void> {
  const closing = shared.depeschePool;
  shared.depeschePool = undefined;
  await closing?.end();
}

function pool(): Pool {
  shared.depeschePool ??= openPool();
  return shared.depeschePool;
}

function openPool(): Pool {
  const connectionString = env().DATABASE_URL;
  if (!connectionString)
    throw new Error("There is no database yet: openDatabase() or withDatabase() comes first.");
  const fresh = new CountedPool({
    connectionString,
    max: maxConnections,
    statement_timeout: statementTimeout,
    connectionTimeoutMillis: connectionTimeout,
    application_name: "depesche",
  });
  // An idle connection that the server drops is replaced by the next query; without a listener it would end the process.
  fresh.on("error", () => {});
  return fresh;
}
