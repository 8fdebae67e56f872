import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { stampVariants, storePicture } from "#db/media-files.ts";
import { listUses } from "#db/media-usage.ts";
import { changeOfMedia } from "#db/media-uses.ts";
import { pictureIsShown } from "#db/pictures.ts";
import { media, type StoredVariant } from "#db/schema/media.ts";
import { within } from "#db/within.ts";
import { can } from "#lib/capabilities.ts";
import type { Intake } from "#lib/media-intake.ts";
import { folderName, type PictureWords } from "#lib/picture-words.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

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
  const files = await storePicture(intake, bytes, stamp);
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

/** Says about a picture what a form says; what travels inside its files follows. @throws Refusal not-found, not-allowed */
export function describePicture(
  writer: Writer,
  id: number,
  words: PictureWords,
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const held = await hold(tx, writer, id);
    const variants = await stampVariants(held.variants, words);
    await tx
      .update(media)
      .set({ ...words, variants })
      .where(sql`${media.id} = ${id}`);
    await tell(tx, id);
    await note(tx, writer, { action: "update", id, detail: { name: held.name } });
  });
}

/** Other bytes under the same number; the words stay. @throws Refusal not-found, not-allowed */
export async function replacePicture(
  writer: Writer,
  id: number,
  { intake, bytes, name }: NewPicture,
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const { stamp, name: before } = await hold(tx, writer, id);
    const files = await storePicture(intake, bytes, stamp);
    await tx
      .update(media)
      .set({ ...files, originalName: tidyName(name), replacedAt: new Date() })
      .where(sql`${media.id} = ${id}`);
    await tell(tx, id);
    await note(tx, writer, { action: "replace", id, detail: { before, name: tidyName(name) } });
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

type Held = Pick<PictureWords, "credit" | "licence" | "licenceUrl"> & {
  variants: StoredVariant[];
  name: string;
  uploadedBy: number | null;
  isDeleted: boolean;
  aiUse: "none" | "assist" | "draft" | "translation" | "image";
};

/** Locks the row for a change: by whoever publishes, or whoever brought the picture. */
async function hold(tx: Transaction, writer: Writer, id: number, { deleted = false } = {}) {
  const { rows } = await tx.execute<Held>(sql`
    SELECT m.variants, m.original_name AS name, m.uploaded_by AS "uploadedBy", m.deleted_at IS NOT NULL AS "isDeleted",
      m.credit, m.licence, m.licence_url AS "licenceUrl", m.ai_use AS "aiUse"
    FROM media m WHERE m.id = ${id} AND m.kind = 'image' FOR UPDATE`);
  const [held] = rows;
  if (!held || (held.isDeleted && !deleted)) throw new Refusal("not-found", `picture ${id}`);
  if (!can(writer.role, "publish") && held.uploadedBy !== writer.userId)
    throw new Refusal("not-allowed", `picture ${id} is somebody else's`);
  const { credit, licence, licenceUrl, aiUse } = held;
  return { ...held, stamp: { credit, licence, licenceUrl, aiUse } };
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
