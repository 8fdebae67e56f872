import { LRUCache } from "lru-cache";
import { log } from "#lib/log.ts";
import type { MediaStore } from "#lib/media-key.ts";

/** Files of a store that is elsewhere, kept in memory so that it is not asked each time. */
export type KeptFiles = {
  /** null when there is no such file. @throws StoreAway */
  get: (key: string) => Promise<Buffer | null>;
};

/** The store does not answer, or has as much to do as it may. */
export class StoreAway extends Error {
  /** Seconds after which it is worth asking again. */
  readonly after: number;
  constructor(after: number) {
    super("The store of pictures is away.");
    this.after = after;
  }
}

/** Some thousand pictures as pages show them. One that is larger than its share is fetched for each who asks. */
const KEEP = { bytes: 96 * 2 ** 20, oneFile: 12 * 2 ** 20 };
/** What an entry takes beside its bytes. */
const OVERHEAD_BYTES = 512;
/** Whoever makes up names keeps so many questions busy, and no more. */
const MOST_AT_ONCE = 64;
/** After it has failed the store is left alone so long, in milliseconds: nobody waits for what will not come. */
const REST_MS = 2_000;

export type KeptLimits = { bytes: number; oneFile: number; rest: number; atOnce: number };
const LIMITS: KeptLimits = { ...KEEP, rest: REST_MS, atOnce: MOST_AT_ONCE };

/** The least recently asked for go first; who asks for what is on its way waits for the same answer. */
export function keepFiles(store: Pick<MediaStore, "get">, limits = LIMITS): KeptFiles {
  let awayUntil = 0;
  let asking = 0;

  const ask = async (key: string): Promise<Buffer | undefined> => {
    if (Date.now() < awayUntil || asking >= limits.atOnce) throw new StoreAway(Math.ceil(limits.rest / 1000));
    asking += 1;
    try {
      return (await store.get(key)) ?? undefined;
    } catch (error) {
      awayUntil = Date.now() + limits.rest;
      log().error({ err: error, key }, "fetching a picture failed");
      throw new StoreAway(Math.ceil(limits.rest / 1000));
    } finally {
      asking -= 1;
    }
  };

  const kept = new LRUCache<string, Buffer>({
    maxSize: limits.bytes,
    maxEntrySize: limits.oneFile,
    sizeCalculation: ({ length }) => length + OVERHEAD_BYTES,
    fetchMethod: ask,
    // One that is pushed out while it is on its way is somebody's all the same.
    ignoreFetchAbort: true,
  });
  return { get: async (key) => (await kept.fetch(key)) ?? null };
}
