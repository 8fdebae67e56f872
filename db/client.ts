import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { type Pool, types } from "pg";
import { collectChanges, joinChanges, sendChanges } from "#db/changes.ts";
import { isUnreachable } from "#db/unreachable.ts";
import { WatchedPool } from "#db/watched-pool.ts";
import { type Change, tellChange } from "#lib/changes.ts";
import { env } from "#lib/env.ts";

/** drizzle over the pool, or inside a transaction: what a read or a write needs to run its statements. */
export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Leaves room for a second process, the job queue and an operator in a small server's 60 connections. */
const maxConnections = 10;
/** No page and no form may hold a connection longer, in milliseconds. */
const statementTimeout = 15_000;
/** A reader waits so long for a connection, in milliseconds, before "unavailable" is the better answer. */
const connectionTimeout = 3_000;

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
 * Runs all statements of fn in one transaction: committed when fn resolves, rolled back when it throws. What was
 * announced in it is told after the commit and before this resolves: who writes, reads the new page.
 */
export async function transaction<Result>(fn: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const sent: { change?: Change | null } = {};
  try {
    const result = await db().transaction(async (tx) => {
      collectChanges(tx);
      const result = await fn(tx);
      sent.change = await sendChanges(tx);
      return result;
    });
    if (sent.change) tellChange(sent.change);
    return result;
  } catch (error) {
    // The line broke at the commit: nobody here knows whether it was carried out.
    if (sent.change && isUnreachable(error)) tellChange(sent.change);
    throw error;
  }
}

/** A part of a transaction that is taken back by itself when fn throws, and what it announced with it. */
export async function savepoint<Result>(
  whole: Transaction,
  fn: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const kept = await whole.transaction(async (part) => {
    collectChanges(part);
    return { part, result: await fn(part) };
  });
  joinChanges(whole, kept.part);
  return kept.result;
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
  const fresh = new WatchedPool({
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
