/**
 * What a committed write changed, by tags (lib/tags.ts). `gone`: must not be seen again, whatever happens;
 * copies are destroyed. `hard`: the next request renders; the old copy may only be shown while the database is
 * away. `soft`: lists around the change, shown once more while they are rendered anew in the background.
 */
export type Change = { gone: readonly string[]; hard: readonly string[]; soft: readonly string[] };

type Listener = (change: Change) => void;

/** The bundle and the server are two module graphs in one process: a write in one drops pages in the other. */
const shared = globalThis as { depescheChangeListeners?: Set<Listener> };
shared.depescheChangeListeners ??= new Set();
const listeners = shared.depescheChangeListeners;

/** Hears every change that this process commits, before the write that made it returns. @returns how to stop */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Called once the transaction is committed. */
export function tellChange(change: Change): void {
  for (const listener of listeners) listener(change);
}
