import { eq, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { topics } from "#db/schema/topics.ts";
import { requireSlug } from "#db/slugs.ts";
import { within } from "#db/within.ts";
import { answerShows } from "#lib/answer.ts";
import type { Named } from "#lib/articles.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

export type Topic = { id: number; slug: string; name: string; intro: string; articleCount: number };

/** A topic by its address; one that was merged away says where its articles are now. */
export async function getTopic(slug: string): Promise<Topic | { redirectTo: string } | null> {
  const { rows } = await db().execute<Topic & { redirectTo: string | null }>(sql`
    WITH RECURSIVE merged AS (
      SELECT t.id, t.merged_into, 0 AS steps FROM topics t WHERE t.slug = ${slug}
      UNION ALL
      SELECT t.id, t.merged_into, merged.steps + 1 FROM topics t JOIN merged ON t.id = merged.merged_into
      WHERE merged.steps < 8)
    SELECT t.id, t.slug, t.name, t.intro, t.article_count AS "articleCount",
      CASE WHEN merged.steps > 0 THEN t.slug END AS "redirectTo"
    FROM merged JOIN topics t ON t.id = merged.id WHERE merged.merged_into IS NULL`);
  const found = rows[0];
  if (found) answerShows(tags.topic(found.id));
  if (!found || found.redirectTo) answerShows(tags.missing());
  if (!found) return null;
  const { redirectTo, ...topic } = found;
  return redirectTo ? { redirectTo } : topic;
}

/** The topics with the most live articles. */
export async function listBusyTopics(limit: number): Promise<Named[]> {
  answerShows(tags.list("topics"));
  const { rows } = await db().execute<Named>(sql`
    SELECT t.slug, t.name FROM topics t WHERE t.article_count > 0 AND t.merged_into IS NULL
    ORDER BY t.article_count DESC, t.id LIMIT ${limit}`);
  return rows;
}

/** Makes a topic or changes the one at this slug; what is not given stays. */
export function saveTopic(
  publisher: Publisher,
  input: { slug: string; name: string; intro?: string },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    requireSlug(input.slug);
    const [before] = await tx
      .select({ name: topics.name })
      .from(topics)
      .where(eq(topics.slug, input.slug))
      .for("update");
    const [saved] = await tx
      .insert(topics)
      .values(input)
      .onConflictDoUpdate({ target: topics.slug, set: input })
      .returning({ id: topics.id });
    const id = saved?.id ?? 0;
    announce(tx, { hard: [before ? tags.topic(id) : tags.missing()] });
    if (before && before.name !== input.name) {
      announce(tx, { hard: [tags.list("topics")] });
      await announceWearing(tx, sql`SELECT x.article_id FROM article_topics x WHERE x.topic_id = ${id}`);
    }
    await audit(tx, publisher, {
      action: "save",
      subject: "topic",
      subjectId: id,
      detail: { slug: input.slug },
    });
    return id;
  });
}
