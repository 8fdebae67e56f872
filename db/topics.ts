import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Named } from "#lib/articles.ts";

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
  if (!found) return null;
  const { redirectTo, ...topic } = found;
  return redirectTo ? { redirectTo } : topic;
}

/** The topics with the most live articles. */
export async function listBusyTopics(limit: number): Promise<Named[]> {
  const { rows } = await db().execute<Named>(sql`
    SELECT t.slug, t.name FROM topics t WHERE t.article_count > 0 AND t.merged_into IS NULL
    ORDER BY t.article_count DESC, t.id LIMIT ${limit}`);
  return rows;
}
