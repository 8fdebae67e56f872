import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { announceEverything } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { importRefs } from "#db/schema/site.ts";

/** One import of one file. */
export type ImportRun = {
  /** Address of the old site: numbers are only unique within it. */
  source: string;
  language: "de" | "en";
  /** Runs a batch: in a transaction of its own, or, in a dry run, in one that is taken back at the end. */
  transact: <Result>(fn: (tx: Transaction) => Promise<Result>) => Promise<Result>;
  /** Hears what was changed or left out. @param line of the file, 0 when none is to blame */
  note: (line: number, message: string) => void;
};

/** How one record ended. */
export type Outcome = "imported" | "changed" | "unchanged" | { skipped: string };

export type Ref = { targetId: number; checksum: string };

/** Longer foreign numbers are hashed: the key is an index entry. */
const MAX_KEY = 200;
const CHUNK = 5000;

export function refKey(externalId: string): string {
  return externalId.length <= MAX_KEY ? externalId : sha256(externalId);
}

/** The same record gives the same checksum, whatever the order of its fields' making. */
export function checksumOf(record: unknown): string {
  return sha256(JSON.stringify(record));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What earlier runs made of these foreign rows, by their key. */
export async function loadRefs(
  tx: Transaction,
  run: ImportRun,
  kind: string,
  ids: string[],
): Promise<Map<string, Ref>> {
  const found = new Map<string, Ref>();
  for (const part of chunks(ids.map(refKey), CHUNK)) {
    const rows = await tx
      .select({ id: importRefs.externalId, targetId: importRefs.targetId, checksum: importRefs.checksum })
      .from(importRefs)
      .where(
        and(
          eq(importRefs.source, run.source),
          eq(importRefs.kind, kind),
          inArray(importRefs.externalId, part),
        ),
      );
    for (const { id, ...ref } of rows) found.set(id, ref);
  }
  return found;
}

/** Writes down what a batch made or changed; whoever reads hears of it here. */
export async function saveRefs(
  tx: Transaction,
  run: ImportRun,
  kind: string,
  refs: (Ref & { id: string })[],
): Promise<void> {
  if (refs.length > 0) announceEverything(tx);
  for (const part of chunks(refs, CHUNK)) {
    await tx
      .insert(importRefs)
      .values(part.map(({ id, ...ref }) => ({ source: run.source, kind, externalId: refKey(id), ...ref })))
      .onConflictDoUpdate({
        target: [importRefs.source, importRefs.kind, importRefs.externalId],
        set: { targetId: sql`excluded.target_id`, checksum: sql`excluded.checksum` },
      });
  }
}

/** Numbers for new rows, taken before they are written, so that rows can name each other in one statement. */
export async function nextIds(tx: Transaction, table: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await tx.execute<{ id: number }>(
    sql`SELECT nextval(pg_get_serial_sequence(${table}, 'id')) AS id FROM generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => Number(id));
}

export function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
