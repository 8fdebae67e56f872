import { type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { formerFiles, type PictureFiles, restampPicture, storePicture } from "#db/media-files.ts";
import { listUses } from "#db/media-usage.ts";
import { changeOfMedia } from "#db/media-uses.ts";
import { pictureIsShown } from "#db/pictures.ts";
import { media } from "#db/schema/media.ts";
import { within } from "#db/within.ts";
import { can } from "#lib/capabilities.ts";
import type { Focus } from "#lib/crops.ts";
import type { Intake } from "#lib/media-intake.ts";
import { folderName, type PictureWords } from "#lib/picture-words.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

const MIDDLE: Focus = { focalX: 0.5, focalY: 0.5 };

/** A picture that was looked at (lib/media-intake.ts), its bytes, and the name of its file. */
export type NewPicture = { intake: Intake; bytes: Buffer; name: string; folder?: string };

/**
 * Takes a picture into the library, with the words that it brings. Bytes that are there already lead to the picture
 * that has them; one that was deleted comes back.
 * @returns its number, and whether it is new
 */
export async function createPicture(
  writer: Writer,
  { intake, bytes, name, folder = "" }: NewPicture,
  tx?: Transaction,
): Promise<{ id: number; isNew: boolean }> {
  const { facts, sha256 } = intake;
  const stamp = { credit: facts.credit, licence: "", licenceUrl: facts.licenceUrl, aiUse: facts.aiUse };
  const files = await storePicture(intake, bytes, { stamp, focus: MIDDLE });
  return within(tx, async (tx) => {
    // Two who send the same at once get the same.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
    const known = await findSame(tx, sha256);
    if (known) {
      if (known.isDeleted) await undelete(tx, writer, known.id);
      return { id: known.id, isNew: false };
    }
    const [made] = await tx
      .insert(media)
      .values({
        ...files,
        originalName: tidyName(name),
        credit: facts.credit,
        caption: facts.caption,
        licenceUrl: facts.licenceUrl,
        aiUse: facts.aiUse,
        folder: folderName(folder).slice(0, 80),
        uploadedBy: writer.userId,
      })
      .returning({ id: media.id });
    const id = made?.id ?? 0;
    await note(tx, writer, { action: "add", id, detail: { name: tidyName(name) } });
    return { id, isNew: true };
  });
}

async function findSame(tx: Transaction, sha256: string): Promise<{ id: number; isDeleted: boolean } | null> {
  const { rows } = await tx.execute<{ id: number; isDeleted: boolean }>(sql`
    SELECT m.id, m.deleted_at IS NOT NULL AS "isDeleted" FROM media m
    WHERE m.sha256 = ${sha256} AND m.kind = 'image' AND m.variants <> '[]'
    ORDER BY m.deleted_at NULLS FIRST, m.id LIMIT 1 FOR UPDATE`);
  return rows[0] ?? null;
}

/**
 * Says about a picture what a form says; what travels inside its files follows, and its crops the focal point. The
 * files are made before anything is locked: a store may be far away.
 * @param options.seen the version that the form was made with
 * @throws Refusal not-found, not-allowed, changed-meanwhile with the name of who was quicker, store-away
 */
export async function describePicture(
  writer: Writer,
  id: number,
  words: PictureWords,
  { seen, tx }: { seen?: number | null; tx?: Transaction } = {},
): Promise<void> {
  const before = requireMine(writer, id, await readHeld(tx ?? db(), id));
  if (seen && seen !== before.version) await refuseOvertaken(id);
  const isMoved = before.focalX !== words.focalX || before.focalY !== words.focalY;
  const files = await restampPicture(before, { stamp: words, focus: isMoved ? words : null });
  return within(tx, async (tx) => {
    const held = await hold(tx, writer, id);
    if (held.version !== before.version) await refuseOvertaken(id);
    const former = formerFiles(held, { ...held, ...files });
    await tx
      .update(media)
      .set({ ...words, ...files, former, version: held.version + 1 })
      .where(sql`${media.id} = ${id}`);
    await tell(tx, id);
    await note(tx, writer, { action: "update", id, detail: { name: held.name } });
  });
}

async function refuseOvertaken(id: number): Promise<never> {
  const { rows } = await db().execute<{ name: string }>(sql`
    SELECT l.actor_name AS name FROM audit_log l
    WHERE l.subject = 'media' AND l.subject_id = ${id} ORDER BY l.at DESC LIMIT 1`);
  throw new Refusal("changed-meanwhile", `picture ${id}`, { name: rows[0]?.name ?? "" });
}

/** Other bytes under the same number; the words stay. @throws Refusal not-found, not-allowed, store-away */
export async function replacePicture(
  writer: Writer,
  id: number,
  { intake, bytes, name }: NewPicture,
  tx?: Transaction,
): Promise<void> {
  const store = (of: Held) => storePicture(intake, bytes, { stamp: of, focus: of });
  const before = requireMine(writer, id, await readHeld(tx ?? db(), id));
  const made = await store(before);
  return within(tx, async (tx) => {
    const held = await hold(tx, writer, id);
    // Words that were said meanwhile travel in the files as well.
    const files = held.version === before.version ? made : await store(held);
    const former = formerFiles(held, files);
    await tx
      .update(media)
      .set({
        ...files,
        former,
        originalName: tidyName(name),
        replacedAt: new Date(),
        version: held.version + 1,
      })
      .where(sql`${media.id} = ${id}`);
    await tell(tx, id);
    await note(tx, writer, { action: "replace", id, detail: { before: held.name, name: tidyName(name) } });
  });
}

/** Takes a picture out of the library; it can be brought back. @throws Refusal not-found, not-allowed, in-use */
export function deletePicture(writer: Writer, id: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const { name } = await hold(tx, writer, id);
    const uses = await listUses(tx, id, writer);
    if (uses.length > 0) throw new Refusal("in-use", `${uses.length} uses of ${id}`, { count: uses.length });
    await tx.execute(sql`UPDATE media SET deleted_at = now() WHERE id = ${id}`);
    await tell(tx, id);
    await note(tx, writer, { action: "delete", id, detail: { name } });
  });
}

/** Brings a deleted picture back; one that is there stays. @throws Refusal not-found, not-allowed */
export function restorePicture(writer: Writer, id: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const { isDeleted } = await hold(tx, writer, id, { deleted: true });
    if (isDeleted) await undelete(tx, writer, id);
  });
}

async function undelete(tx: Transaction, writer: Writer, id: number): Promise<void> {
  await tx.execute(sql`UPDATE media SET deleted_at = NULL WHERE id = ${id}`);
  await tell(tx, id);
  await note(tx, writer, { action: "restore", id, detail: {} });
}

type Held = PictureFiles &
  Focus &
  Pick<PictureWords, "credit" | "licence" | "licenceUrl"> & {
    name: string;
    uploadedBy: number | null;
    isDeleted: boolean;
    version: number;
    aiUse: "none" | "assist" | "draft" | "translation" | "image";
  };

/** Locks the row for a change: by whoever publishes, or whoever brought the picture. */
async function hold(tx: Transaction, writer: Writer, id: number, { deleted = false } = {}): Promise<Held> {
  return requireMine(writer, id, await readHeld(tx, id, sql`FOR UPDATE`), { deleted });
}

async function readHeld(
  database: Pick<Transaction, "execute">,
  id: number,
  lock: SQL = sql``,
): Promise<Held | undefined> {
  const { rows } = await database.execute<Held>(sql`
    SELECT m.original_key AS "originalKey", m.manifest_key AS "manifestKey", m.variants, m.crops, m.former,
      m.original_name AS name, m.uploaded_by AS "uploadedBy", m.deleted_at IS NOT NULL AS "isDeleted", m.version,
      m.focal_x AS "focalX", m.focal_y AS "focalY",
      m.credit, m.licence, m.licence_url AS "licenceUrl", m.ai_use AS "aiUse"
    FROM media m WHERE m.id = ${id} AND m.kind = 'image' ${lock}`);
  return rows[0];
}

function requireMine(writer: Writer, id: number, held: Held | undefined, { deleted = false } = {}): Held {
  if (!held || (held.isDeleted && !deleted)) throw new Refusal("not-found", `picture ${id}`);
  if (!can(writer.role, "publish") && held.uploadedBy !== writer.userId)
    throw new Refusal("not-allowed", `picture ${id} is somebody else's`);
  return held;
}

async function tell(tx: Transaction, id: number): Promise<void> {
  const { rowCount } = await tx.execute(sql`SELECT FROM media m WHERE m.id = ${id} AND ${pictureIsShown}`);
  announce(tx, await changeOfMedia(tx, [id], { hidden: rowCount === 0 }));
}

type Note = { action: string; id: number; detail: Record<string, unknown> };

const note = (tx: Transaction, writer: Writer, { action, id, detail }: Note) =>
  audit(tx, writer, { action, subject: "media", subjectId: id, detail });

/** The last part of what may be a whole path, without what no eye sees. */
const tidyName = (name: string): string =>
  (name.toWellFormed().normalize("NFC").split(/[\\/]/).at(-1) ?? "")
    .replace(/\p{C}+/gu, "")
    .trim()
    .slice(-200);
