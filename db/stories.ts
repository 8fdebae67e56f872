import { eq, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { stories } from "#db/schema/topics.ts";
import { requireSlug } from "#db/slugs.ts";
import { within } from "#db/within.ts";
import type { Publisher } from "#lib/proof.ts";

/** Makes a story or changes the one at this slug; what is not given stays. */
export function saveStory(
  publisher: Publisher,
  input: { slug: string; title: string; intro?: string },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    requireSlug(input.slug);
    const [before] = await tx
      .select({ title: stories.title })
      .from(stories)
      .where(eq(stories.slug, input.slug))
      .for("update");
    const [saved] = await tx
      .insert(stories)
      .values(input)
      .onConflictDoUpdate({ target: stories.slug, set: input })
      .returning({ id: stories.id });
    const id = saved?.id ?? 0;
    if (before && before.title !== input.title)
      await announceWearing(tx, sql`SELECT x.id FROM articles x WHERE x.story_id = ${id}`);
    await audit(tx, publisher, {
      action: "save",
      subject: "story",
      subjectId: id,
      detail: { slug: input.slug },
    });
    return id;
  });
}
