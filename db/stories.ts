import { eq, type SQL, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { stories } from "#db/schema/topics.ts";
import { requireSlug } from "#db/slugs.ts";
import { isLive, toDate } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import { answerShows } from "#lib/answer.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/** As many as the setting for thin lists can ask for; beyond it nobody wants to know how many there are. */
const MOST_COUNTED = 1000;

export type Story = {
  id: number;
  slug: string;
  title: string;
  intro: string;
  /** When nothing more was expected; null while it runs. */
  closedAt: Date | null;
  /** What readers see of it; no more than MOST_COUNTED are counted. */
  articleCount: number;
};

/** A running story by its address; null when there is none. */
export async function getStory(slug: string): Promise<Story | null> {
  const { rows } = await db().execute<Omit<Story, "closedAt"> & { closedAt: string | null }>(sql`
    SELECT st.id, st.slug, st.title, st.intro, st.closed_at AS "closedAt",
      (SELECT count(*)::int FROM (
        SELECT FROM articles a WHERE a.story_id = st.id AND ${isLive} LIMIT ${MOST_COUNTED}) x) AS "articleCount"
    FROM stories st WHERE st.slug = ${slug}`);
  const [found] = rows;
  answerShows(found ? tags.story(found.id) : tags.missing());
  return found ? { ...found, closedAt: toDate(found.closedAt) } : null;
}

/** A story's id for an article, as whoever writes has it: one that was merged away meanwhile is none. */
export const storyThatIsThere = (id: number | null | undefined): { storyId?: SQL } =>
  typeof id === "number" ? { storyId: sql`(SELECT st.id FROM stories st WHERE st.id = ${id})` } : {};

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
    announce(tx, { hard: [before ? tags.story(id) : tags.missing()] });
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
