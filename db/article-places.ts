import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";

/** Where an article stands and what it is called: for links to it. */
export type ArticlePlace = { id: number; title: string; slug: string; section: { slug: string } };

/** null unless it is live and due. Asked by pages of one person; named by no tag. */
export async function locateArticle(id: number): Promise<ArticlePlace | null> {
  const { rows } = await db().execute<ArticlePlace>(sql`
    SELECT a.id, a.title, a.slug, json_build_object('slug', s.slug) AS section
    FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = ${id} AND ${isLive}`);
  return rows[0] ?? null;
}
