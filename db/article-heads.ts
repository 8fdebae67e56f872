import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { sectionJson } from "#db/teasers.ts";

/** An article as pages about it name it. */
export type ArticleHead = {
  id: number;
  title: string;
  slug: string;
  state: "draft" | "review" | "approved" | "scheduled" | "live" | "withdrawn";
  section: { slug: string; name: string };
  hiddenFromSearchEngines: boolean;
};

export async function getArticleHead(id: number): Promise<ArticleHead | null> {
  const { rows } = await db().execute<ArticleHead>(sql`
    SELECT a.id, a.title, a.slug, a.state, ${sectionJson} AS section,
      a.hide_from_search_engines AS "hiddenFromSearchEngines"
    FROM articles a WHERE a.id = ${id}`);
  return rows[0] ?? null;
}
