import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

/** What a transaction has changed so far; told when it commits, forgotten when it does not. */
type Pending = { gone: Set<string>; hard: Set<string>; soft: Set<string> };

const pending = new WeakMap<object, Pending>();

/** More names than this say "everything" in a shorter way. */
const MAX_NAMES = 400;

export function collectChange(tx: object, change: Partial<Change>): void {
  const collected = pending.get(tx) ?? { gone: new Set(), hard: new Set(), soft: new Set() };
  for (const kind of ["gone", "hard", "soft"] as const)
    for (const tag of change[kind] ?? []) collected[kind].add(tag);
  pending.set(tx, collected);
}

/** All that the transaction has changed, each name once under the strictest kind; null when nothing that anybody sees. */
export function takeChange(tx: object): Change | null {
  const collected = pending.get(tx);
  pending.delete(tx);
  if (!collected) return null;
  const gone = [...collected.gone];
  const hard = [...collected.hard].filter((tag) => !collected.gone.has(tag));
  const soft = [...collected.soft].filter((tag) => !collected.gone.has(tag) && !collected.hard.has(tag));
  if (gone.length + hard.length + soft.length === 0) return null;
  // Whatever is to be gone stays named: "everything" keeps old copies for the time that the database is away.
  if (hard.length + soft.length > MAX_NAMES) return { gone, hard: [tags.everything()], soft: [] };
  return { gone, hard, soft };
}
