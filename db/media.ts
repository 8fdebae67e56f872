import { eq } from "drizzle-orm";
import { announce } from "#db/announce.ts";
import { readArticlesNaming, shownIn } from "#db/article-places.ts";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { pageMedia } from "#db/schema/pages.ts";
import { within } from "#db/within.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

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
    const shown = shownIn(await readArticlesNaming(tx, { mediaId: id }));
    const pages = await tx.select({ id: pageMedia.pageId }).from(pageMedia).where(eq(pageMedia.mediaId, id));
    announce(tx, { ...shown, hard: [...shown.hard, ...pages.map((page) => tags.page(page.id))] });
    await audit(tx, publisher, {
      action: "save",
      subject: "media",
      subjectId: id,
      detail: { name: input.originalName ?? "" },
    });
    return id;
  });
}
