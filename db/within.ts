import { type Transaction, transaction } from "#db/client.ts";

/** Runs fn in the transaction that the caller is in, else in one of its own: a write alone and a write among a batch are the same write. */
export function within<Result>(
  tx: Transaction | undefined,
  fn: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return tx ? fn(tx) : transaction(fn);
}
