import type { Transaction } from "#db/client.ts";
import { collectChange } from "#db/pending-changes.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

/**
 * Says what this transaction changes of what readers see. Every process hears of it when it commits, the one that
 * writes before its write returns; rolled back, it was never said.
 */
export function announce(tx: Transaction, change: Partial<Change>): void {
  collectChange(tx, change);
}

/** For changes too wide to be named: imports, restored settings. */
export function announceEverything(tx: Transaction): void {
  collectChange(tx, { hard: [tags.everything()] });
}
