import { sql } from "drizzle-orm";
import { type Transaction, transaction } from "#db/client.ts";
import { takeTurns } from "#lib/turns.ts";

/** Then others come first, in milliseconds. */
const PATIENCE = 2_000;
const CANCELLED = "57014";

/**
 * Readers' searches take four of the process' ten connections (db/client.ts) at most, what is offered while somebody
 * types one more: other pages always find one.
 */
const SEARCHES = { atOnce: 4, waiting: 12, patience: 1_000 };
const SUGGESTIONS = { atOnce: 1, waiting: 20, patience: 400 };

type Turn = ReturnType<typeof takeTurns>;
/** The turns belong to the process, as its pool does. */
const shared = globalThis as { depescheSearches?: { search: Turn; suggest: Turn } };
shared.depescheSearches ??= { search: takeTurns(SEARCHES), suggest: takeTurns(SUGGESTIONS) };
const turns = shared.depescheSearches;

/** Searches for a reader. @returns null where it took too long, or too many search */
export const inSearchTurn = <Result>(search: (tx: Transaction) => Promise<Result>) =>
  turns.search(() => patiently(search));

/** The same for what is offered while somebody types. */
export const inSuggestTurn = <Result>(suggest: (tx: Transaction) => Promise<Result>) =>
  turns.suggest(() => patiently(suggest));

async function patiently<Result>(read: (tx: Transaction) => Promise<Result>): Promise<Result | null> {
  const until = Date.now() + PATIENCE;
  try {
    return await transaction(async (tx) => {
      await tx.execute(sql.raw(`SET LOCAL statement_timeout = ${PATIENCE}`));
      return read(within(tx, until));
    });
  } catch (error) {
    if (error instanceof OutOfTime || isCancelled(error)) return null;
    throw error;
  }
}

class OutOfTime extends Error {}

/** Postgres ends what a single statement takes; many that take a while each end here. */
function within(tx: Transaction, until: number): Transaction {
  const execute = (...asked: Parameters<Transaction["execute"]>) => {
    if (Date.now() > until) throw new OutOfTime();
    return tx.execute(...asked);
  };
  return Object.assign(Object.create(tx) as Transaction, { execute });
}

function isCancelled(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code === CANCELLED || cause?.code === CANCELLED;
}
