import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { CHANNEL, toPayloads } from "#db/change-channel.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

type Tx = Pick<NodePgDatabase, "execute">;
/** Each name once, in the strongest sense that it was announced in. */
type Collected = Map<string, keyof Change>;

/** The weakest first. */
const STRENGTHS = ["soft", "hard", "gone"] as const;

/** A change that names more is told as one of everything: to look for each copy takes longer than to make it anew. */
export const MOST_TAGS = 400;

const collections = new WeakMap<Tx, Collected>();

/**
 * Names what a write changes for readers, in the transaction that it is part of. Told when that is committed: to
 * this process before the write returns, to every other by Postgres. Taken back with it.
 */
export function announce(tx: Tx, change: Partial<Change>): void {
  const collected = collections.get(tx);
  // A change that is lost would leave an old page standing, with nothing to show for it.
  if (!collected) throw new Error("Changes are announced within transaction() or savepoint().");
  for (const strength of STRENGTHS) {
    for (const tag of change[strength] ?? []) {
      const before = collected.get(tag) ?? "soft";
      collected.set(tag, STRENGTHS.indexOf(before) > STRENGTHS.indexOf(strength) ? before : strength);
    }
  }
}

/** For a change too wide to be named. */
export function announceEverything(tx: Tx): void {
  announce(tx, { hard: [tags.everything()] });
}

/** From now on this transaction, or this part of one, collects what is announced in it. */
export function collectChanges(tx: Tx): void {
  collections.set(tx, new Map());
}

/** A part that was not taken back: what it announced is the whole transaction's. */
export function joinChanges(whole: Tx, part: Tx): void {
  announce(whole, toChange(collections.get(part)));
}

/** Has Postgres tell the other processes at the commit. @returns what was announced, null for nothing */
export async function sendChanges(tx: Tx): Promise<Change | null> {
  const collected = collections.get(tx);
  if (!collected || collected.size === 0) return null;
  const change = bounded(toChange(collected));
  await tx.execute(sql`
    SELECT pg_notify(${CHANNEL}, x.payload) FROM unnest(${sql.param(toPayloads(change))}::text[]) AS x(payload)`);
  return change;
}

function toChange(collected: Collected = new Map()): Change {
  const of = (strength: keyof Change) =>
    [...collected].flatMap(([tag, its]) => (its === strength ? tag : []));
  return { gone: of("gone"), hard: of("hard"), soft: of("soft") };
}

/** What is gone stays named: "everything" would let its old copies be shown while the database is away. */
function bounded(change: Change): Change {
  const { gone, hard, soft } = change;
  const isWide = gone.length + hard.length + soft.length > MOST_TAGS || hard.includes(tags.everything());
  return isWide ? { gone, hard: [tags.everything()], soft: [] } : change;
}
