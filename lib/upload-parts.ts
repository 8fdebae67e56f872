import { mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** An upload's name, chosen by whoever sends it; with their account it is nobody else's. */
export const UPLOAD_ID = /^[a-z0-9]{16,40}$/;

/** Whoever comes back after so long begins anew. */
export const KEEP_PARTS_HOURS = 48;
/** So many uploads of one person may be on their way. */
const MOST_UPLOADS = 200;

export type UploadParts = {
  /** How much of it is here, in bytes. */
  offset: (id: string) => Promise<number>;
  /**
   * Adds a piece that begins at `at`. What arrived before the line broke is kept.
   * @returns how much is here now; null when the piece does not begin where the last one ended
   */
  append: (
    id: string,
    piece: { at: number; total: number; body: AsyncIterable<Uint8Array> },
  ) => Promise<number | null>;
  /** Does with the whole what is to be done, once; keeps what became of it, for whoever did not hear the answer. */
  complete: <Outcome>(id: string, use: (bytes: Buffer) => Promise<Outcome>) => Promise<Outcome>;
  /** What became of it; null while nothing did. */
  outcome: (id: string) => Promise<unknown>;
};

const folderOf = (dataDir: string) => join(dataDir, "uploads");
/** Pieces of one upload are written one after the other: a piece that is sent again waits for the one that hangs. */
const turns = new Map<string, Promise<unknown>>();

/** Files that come in pieces, in `DATA_DIR/uploads`. */
export function uploadParts(dataDir: string, userId: number): UploadParts {
  const pathOf = (id: string, end = "part") => {
    if (!UPLOAD_ID.test(id)) throw new RangeError("Not the name of an upload.");
    return join(folderOf(dataDir), `${userId}-${id}.${end}`);
  };

  const offset = (id: string) =>
    stat(pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    );

  const append: UploadParts["append"] = (id, { at, total, body }) =>
    inTurn(pathOf(id), async () => {
      const have = await offset(id);
      if (at !== have) return null;
      await mkdir(folderOf(dataDir), { recursive: true });
      // Whoever begins anew wants to know what becomes of it this time.
      if (at === 0) await rm(pathOf(id, "done"), { force: true });
      if (at === 0 && (await countOf(dataDir, userId)) >= MOST_UPLOADS) return null;
      await writeAll(pathOf(id), atMost(body, total - at));
      return offset(id);
    });

  const outcome = (id: string): Promise<unknown> =>
    readFile(pathOf(id, "done"), "utf8").then(
      (text) => JSON.parse(text),
      () => null,
    );

  const complete: UploadParts["complete"] = (id, use) =>
    inTurn(pathOf(id), async () => {
      const known = (await outcome(id)) as Awaited<ReturnType<typeof use>> | null;
      if (known) return known;
      const made = await use(await readFile(pathOf(id)));
      await writeFile(pathOf(id, "done"), JSON.stringify(made));
      await rm(pathOf(id), { force: true });
      return made;
    });

  return { offset: async (id) => offset(id), append, complete, outcome: async (id) => outcome(id) };
}

/** Chunk by chunk: a stream would forget what it has not written when the line breaks. */
async function writeAll(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "a");
  try {
    const chunks = body[Symbol.asyncIterator]();
    for (;;) {
      const next = await chunks.next().catch(() => null);
      // The line broke, or it is the end: what is here is here.
      if (!next || next.done) return;
      await file.appendFile(next.value);
    }
  } finally {
    await file.close();
  }
}

function inTurn<Result>(key: string, fn: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(fn, fn);
  turns.set(key, turn);
  const leave = () => {
    if (turns.get(key) === turn) turns.delete(key);
  };
  turn.then(leave, leave);
  return turn;
}

async function* atMost(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const chunk of body) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}

async function countOf(dataDir: string, userId: number): Promise<number> {
  const names = await readdir(folderOf(dataDir));
  return names.filter((name) => name.startsWith(`${userId}-`) && name.endsWith(".part")).length;
}

/** Removes uploads that nobody has come back to. @returns how many files */
export async function removeOldParts(dataDir: string, now: Date): Promise<number> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const path = join(folderOf(dataDir), name);
    const touched = await stat(path).catch(() => null);
    if (!touched || now.getTime() - touched.mtimeMs < KEEP_PARTS_HOURS * 3_600_000) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
