import { LRUCache } from "lru-cache";
import type { Change } from "#lib/changes.ts";
import { searchKind } from "#lib/reader-routes.ts";
import { tags as names } from "#lib/tags.ts";
import { type Document, sizeOf } from "#server/document.ts";
import { createTagIndex } from "#server/tag-index.ts";

/**
 * fresh: as the database has it. stale: something around it changed; shown once more. expired: it changed
 * itself; shown only while the database is away.
 */
export type Freshness = "fresh" | "stale" | "expired";

export type Entry = {
  readonly key: string;
  readonly document: Document;
  readonly tags: readonly string[];
  readonly articleId: number | null;
  freshness: Freshness;
  /** Milliseconds since the epoch: until then at most, whatever changes. Infinity for what is named by its tags. */
  readonly expiresAt: number;
  readonly madeAt: number;
  hits: number;
};

export type Store = {
  get: (key: string) => Entry | undefined;
  set: (entry: Entry) => void;
  /** The entry's document has grown by a coding, or shrunk by a better one. */
  resize: (entry: Entry) => void;
  delete: (key: string) => void;
  apply: (change: Change) => void;
  readonly entries: number;
  readonly bytes: number;
};

/** What is not there takes no more than this share, however many addresses somebody invents, and what was looked for no more than that. */
const SHARE_OF_MISSES = 1 / 16;
const SHARE_OF_SEARCHES = 1 / 8;

/** @param maxBytes of all that is kept; the least recently used goes first */
export function createStore(maxBytes: number): Store {
  const index = createTagIndex();
  // Values are wrapped anew when their size changes: the library weighs a value once.
  type Slot = { entry: Entry };
  const open = (maxSize: number) =>
    new LRUCache<string, Slot>({
      maxSize,
      sizeCalculation: ({ entry }) => sizeOf(entry.document),
      dispose: ({ entry }, key, reason) => {
        if (reason !== "set") index.remove(key, entry.tags);
      },
    });
  const misses = open(Math.floor(maxBytes * SHARE_OF_MISSES));
  const searches = open(Math.floor(maxBytes * SHARE_OF_SEARCHES));
  const pages = open(Math.floor(maxBytes * (1 - SHARE_OF_MISSES - SHARE_OF_SEARCHES)));
  const shelves = [pages, searches, misses];
  const shelfOf = ({ key, document }: Entry) => {
    if (document.status !== 200) return misses;
    const [path = "", query = ""] = key.split("?", 2);
    return searchKind(path, query) ? searches : pages;
  };
  const sum = (of: (shelf: typeof pages) => number) => shelves.reduce((all, shelf) => all + of(shelf), 0);

  const get = (key: string) => (pages.get(key) ?? searches.get(key) ?? misses.get(key))?.entry;
  const remove = (key: string) => {
    for (const shelf of shelves) shelf.delete(key);
  };
  const mark = (tags: readonly string[], freshness: Freshness) => {
    for (const key of index.keysOf(tags)) {
      const entry = (pages.peek(key) ?? searches.peek(key) ?? misses.peek(key))?.entry;
      if (entry && entry.freshness !== "expired") entry.freshness = freshness;
    }
  };

  return {
    get,
    set: (entry) => {
      remove(entry.key);
      shelfOf(entry).set(entry.key, { entry });
      // One larger than the whole shelf is not taken.
      if (get(entry.key) === entry) index.add(entry.key, entry.tags);
    },
    resize: (entry) => {
      if (get(entry.key) === entry) shelfOf(entry).set(entry.key, { entry });
    },
    delete: remove,
    apply: ({ gone, hard, soft }) => {
      for (const key of index.keysOf(gone)) remove(key);
      mark(hard, "expired");
      mark(soft, "stale");
    },
    get entries() {
      return sum(({ size }) => size);
    },
    get bytes() {
      return sum(({ calculatedSize }) => calculatedSize);
    },
  };
}

/** Whether a change is about something that shows these tags. */
export function touches(changed: readonly string[], shown: ReadonlySet<string>): boolean {
  return changed.some((tag) => shown.has(tag) || tag === names.everything());
}
