import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { changeOfMedia } from "#db/media-uses.ts";
import { pictureIsShown } from "#db/pictures.ts";
import { media } from "#db/schema/media.ts";
import { within } from "#db/within.ts";
import type { Publisher } from "#lib/proof.ts";

export type MediaInput = Omit<
  typeof media.$inferInsert,
  "id" | "createdAt" | "replacedAt" | "deletedAt" | "uploadedBy"
>;

/** Makes a medium, or changes the one that came from the same foreign address. The files are in the store already. */
export function saveMedia(publisher: Publisher, input: MediaInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    const [saved] = await tx
      .insert(media)
      .values({ ...input, uploadedBy: publisher.userId })
      .onConflictDoUpdate({ target: media.sourceUrl, set: input })
      .returning({ id: media.id });
    const id = saved?.id ?? 0;
    const { rowCount } = await tx.execute(sql`SELECT FROM media m WHERE m.id = ${id} AND ${pictureIsShown}`);
    announce(tx, await changeOfMedia(tx, [id], { hidden: rowCount === 0 }));
    await audit(tx, publisher, {
      action: "save",
      subject: "media",
      subjectId: id,
      detail: { name: input.originalName ?? "" },
    });
    return id;
  });
}
