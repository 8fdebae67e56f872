import type { Change } from "#lib/changes.ts";
import { tags as names } from "#lib/tags.ts";
import { createBackground } from "#server/background.ts";
import { bodyOf, hasBody } from "#server/document.ts";
import type { Encoding } from "#server/encoding.ts";
import { createFlights } from "#server/flights.ts";
import { polish } from "#server/polish.ts";
import { createStore, type Entry } from "#server/store.ts";

/** What a render came to: an answer that may be kept, or one that is for those who wait alone. */
export type Outcome = {
  entry: Entry;
  keep: boolean;
  /** The database could not be asked. */
  unavailable: boolean;
};

/** sure: every change is heard. unsure: the line to the database has just been lost. down: it cannot be restored for now. */
export type Trust = "sure" | "unsure" | "down";

export type DocumentCache = {
  /** What may be sent at once, or undefined: then fetch. Also sends for a new copy of what is stale. */
  find: (key: string, encoding: Encoding) => Entry | undefined;
  /** Renders, or waits for whoever does; an old copy when that takes too long or the database is away. */
  fetch: (key: string, encoding: Encoding) => Promise<Entry>;
  /** Called with every change, before the write that made it returns. */
  apply: (change: Change) => void;
  /** What the line on which changes are heard is worth. From "down" or "unsure" to "sure" everything is rendered anew. */
  trust: (trust: Trust) => void;
  stats: () => { entries: number; bytes: number; hits: number; misses: number; renders: number };
};

type Options = {
  maxBytes: number;
  render: (key: string, encoding: Encoding) => Promise<Outcome>;
  /** Answers without the database and without an old copy. */
  unavailable: (key: string) => Entry;
  /** A render may take so long, in milliseconds, before who waits gets an old copy if there is one. */
  patience?: number;
};

const PATIENCE_MS = 10_000;
/** Every so many hits a document that has stood for so many milliseconds is worth its best compression. */
const HOT = { hits: 8, age: 2_000 };

/**
 * The one cache of the house: finished documents by address, each valid until something that it shows changes.
 * Says nothing of HTTP; server/front.ts asks it, changes come from db/ through lib/changes.ts.
 */
export function createDocumentCache(options: Options): DocumentCache {
  const { maxBytes, render, unavailable, patience = PATIENCE_MS } = options;
  const store = createStore(maxBytes);
  const flights = createFlights<Outcome>(
    ({ entry }) => new Set(entry.tags),
    (_, { result: { entry, keep }, overtakenAt, aroundChanged }) => {
      if (!keep || overtakenAt !== Number.POSITIVE_INFINITY) return;
      if (aroundChanged) entry.freshness = "stale";
      store.set(entry);
    },
  );
  const counts = { hits: 0, misses: 0, renders: 0 };
  let trust: Trust = "sure";
  let settled = Promise.withResolvers<void>();
  const background = createBackground((working) => flights.active > working);

  const isCurrent = (entry: Entry) => entry.freshness !== "expired" && entry.expiresAt > Date.now();

  const join = (key: string, encoding: Encoding) =>
    flights.join(key, () => {
      counts.renders += 1;
      return render(key, encoding);
    });

  function revalidate({ key }: Entry, encoding: Encoding): void {
    background.add(key, async () => {
      // Somebody who could not wait may have had it rendered in the meantime.
      if (store.get(key)?.freshness === "stale") await join(key, encoding);
    });
  }

  async function renderFor(key: string, encoding: Encoding): Promise<Entry> {
    for (;;) {
      const arrived = flights.clock;
      const { result, overtakenAt } = await join(key, encoding);
      if (result.unavailable) return store.get(key) ?? result.entry;
      // What changed before this reader came must be in it; the render had read before.
      if (overtakenAt > arrived) return result.entry;
    }
  }

  return {
    find: (key, encoding) => {
      const entry = store.get(key);
      if (!entry || trust === "unsure") return undefined;
      if (trust === "sure" && !isCurrent(entry)) return undefined;
      counts.hits += 1;
      entry.hits += 1;
      if (entry.freshness === "stale" && trust === "sure") revalidate(entry, encoding);
      if (entry.hits % HOT.hits === 0) polish(entry, HOT.age, () => store.resize(entry));
      if (!hasBody(entry.document, encoding)) {
        bodyOf(entry.document, encoding);
        store.resize(entry);
      }
      return entry;
    },
    fetch: async (key, encoding) => {
      if (trust === "unsure") await settled.promise;
      counts.misses += 1;
      if (trust === "down") return store.get(key) ?? unavailable(key);
      const rendering = renderFor(key, encoding);
      const copy = store.get(key);
      if (!copy) return rendering;
      return soonerOf(rendering, patience, () => store.get(key) ?? null);
    },
    apply: (change) => {
      flights.hear(change);
      store.apply(change);
    },
    trust: (now) => {
      if (now === trust) return;
      if (now === "unsure") settled = Promise.withResolvers<void>();
      trust = now;
      if (now === "sure") {
        const change = { gone: [], hard: [names.everything()], soft: [] };
        flights.hear(change);
        store.apply(change);
      }
      if (now !== "unsure") settled.resolve();
    },
    stats: () => ({ ...counts, entries: store.entries, bytes: store.bytes }),
  };
}

/** The render, unless it takes longer than a reader waits and an old copy is still there then. */
async function soonerOf(
  rendering: Promise<Entry>,
  patience: number,
  copy: () => Entry | null,
): Promise<Entry> {
  const late = Promise.withResolvers<Entry | null>();
  const timer = setTimeout(() => late.resolve(copy()), patience);
  try {
    return (await Promise.race([rendering, late.promise])) ?? (await rendering);
  } finally {
    clearTimeout(timer);
    rendering.catch(() => {});
  }
}
