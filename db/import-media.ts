import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import {
  checksumOf,
  chunks,
  type ImportRun,
  loadRefs,
  type Outcome,
  refKey,
  saveRefs,
} from "#db/import-refs.ts";
import { media } from "#db/schema/media.ts";
import type { Operator } from "#lib/proof.ts";

/** A file of the old site: only its address and words, the file itself comes later. */
export type MediaRecord = { id: string; url: string; alt: string; caption: string; line: number };

const CHUNK = 500;
const KINDS: [RegExp, "image" | "audio" | "video"][] = [
  [/\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i, "audio"],
  [/\.(?:mp4|m4v|mov|webm|ogv|avi|wmv|mkv|mpe?g)$/i, "video"],
  [/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif|ico)$/i, "image"],
];

/** Attachments of the library, whether a text uses them or not. */
export async function importMedia(
  _operator: Operator,
  run: ImportRun,
  records: MediaRecord[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of chunks(records, CHUNK)) {
    outcomes.push(...(await run.transact((tx) => importPart(tx, run, part))));
  }
  return outcomes;
}

async function importPart(tx: Transaction, run: ImportRun, records: MediaRecord[]): Promise<Outcome[]> {
  const refs = await loadRefs(
    tx,
    run,
    "attachment",
    records.map(({ id }) => id),
  );
  const ids = await ensureMedia(tx, records);
  const saved: { id: string; targetId: number; checksum: string }[] = [];
  const outcomes: Outcome[] = [];
  for (const { line: _, ...record } of records) {
    const checksum = checksumOf(record);
    const ref = refs.get(refKey(record.id));
    const targetId = ids.get(record.url);
    if (targetId === undefined) outcomes.push({ skipped: "address too long" });
    else if (ref?.checksum === checksum) outcomes.push("unchanged");
    else {
      if (ref)
        await tx.update(media).set({ alt: record.alt, caption: record.caption }).where(sql`id = ${targetId}`);
      saved.push({ id: record.id, targetId, checksum });
      outcomes.push(ref ? "changed" : "imported");
    }
  }
  await saveRefs(tx, run, "attachment", saved);
  return outcomes;
}

/** Longer addresses do not fit an index entry. */
export const MAX_ADDRESS = 2000;

/** Numbers of the rows that stand for these addresses, made where there is none yet. */
export async function ensureMedia(
  tx: Transaction,
  pictures: { url: string; alt: string; caption: string }[],
): Promise<Map<string, number>> {
  const wanted = new Map(
    pictures.filter(({ url }) => url.length <= MAX_ADDRESS).map((picture) => [picture.url, picture]),
  );
  const ids = await findMedia(tx, [...wanted.keys()]);
  const missing = [...wanted.values()].filter(({ url }) => !ids.has(url));
  for (const part of chunks(missing, CHUNK)) {
    await tx
      .insert(media)
      .values(
        part.map(({ url, alt, caption }) => ({
          kind: kindOf(url),
          sourceUrl: url,
          originalName: nameOf(url),
          alt,
          caption,
        })),
      )
      .onConflictDoNothing({ target: media.sourceUrl });
  }
  return missing.length > 0 ? findMedia(tx, [...wanted.keys()]) : ids;
}

async function findMedia(tx: Transaction, urls: string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const part of chunks(urls, CHUNK)) {
    const rows = await tx
      .select({ id: media.id, url: media.sourceUrl })
      .from(media)
      .where(inArray(media.sourceUrl, part));
    for (const { id, url } of rows) if (url !== null) ids.set(url, id);
  }
  return ids;
}

function kindOf(url: string): "image" | "audio" | "video" | "file" {
  const path = url.replace(/[?#].*$/s, "");
  const known = KINDS.find(([pattern]) => pattern.test(path))?.[1];
  // A picture service's address often ends without a file's name.
  return known ?? (/\.[a-z0-9]{2,4}$/i.test(path.split("/").at(-1) ?? "") ? "file" : "image");
}

function nameOf(url: string): string {
  const name =
    url
      .replace(/[?#].*$/s, "")
      .split("/")
      .at(-1) ?? "";
  try {
    return decodeURIComponent(name).slice(0, 200);
  } catch {
    return name.slice(0, 200);
  }
}
