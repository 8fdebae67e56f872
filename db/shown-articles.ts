import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { ids, isLive } from "#db/teasers.ts";

/** What readers see of an article, and where it stands. */
export type ShownArticle = {
  id: number;
  /** Published and not withdrawn, due or not: topics count it. */
  live: boolean;
  /** Live and due. */
  visible: boolean;
  slug: string;
  sectionSlug: string;
  /** When it becomes visible, by its date and embargo. */
  dueAt: string | null;
  /** When what it says last changed. */
  substantiveAt: string | null;
  /** Kept from search engines. */
  hidden: boolean;
  liveBlog: boolean;
  /** Its section and those above. */
  sections: number[];
  topics: number[];
  authors: number[];
  /** The running story that it is part of. */
  story: number | null;
  /** Something about it stands on the page of all corrections. */
  corrected: boolean;
  /** What decides where the front page places it. */
  placing: string;
  /** Articles of its story that name it as the one before or after. */
  beside: number[];
  /** Articles that have it among their related news, shown or in reserve. */
  relatedTo: number[];
};

const side = (before: "<" | ">", order: "ASC" | "DESC") => sql`(
  SELECT a.id FROM articles a
  WHERE a.story_id = this.story_id AND (a.published_at, a.id) ${sql.raw(before)} (this.published_at, this.id) AND ${isLive}
  ORDER BY a.published_at ${sql.raw(order)}, a.id ${sql.raw(order)} LIMIT 1)`;

/** How these articles stand before the readers now, within a transaction as it sees them. */
export async function readShown(
  database: Pick<Database, "execute">,
  articleIds: readonly number[],
): Promise<ShownArticle[]> {
  const { rows } = await database.execute<ShownArticle>(sql`
    SELECT a.id, a.state = 'live' AS live, ${isLive} AS visible, a.slug,
      (SELECT s.slug FROM sections s WHERE s.id = a.section_id) AS "sectionSlug",
      greatest(a.published_at, a.embargo_until) AS "dueAt", a.substantive_updated_at AS "substantiveAt",
      a.hide_from_search_engines AS hidden, a.kind = 'live_blog' AS "liveBlog",
      (WITH RECURSIVE up AS (
        SELECT s.id, s.parent_id, 0 AS height FROM sections s WHERE s.id = a.section_id
        UNION ALL
        SELECT s.id, s.parent_id, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id WHERE up.height < 8)
      SELECT json_agg(up.id ORDER BY up.height) FROM up) AS sections,
      (SELECT coalesce(json_agg(x.topic_id ORDER BY x.position), '[]') FROM article_topics x
        WHERE x.article_id = a.id) AS topics,
      (SELECT coalesce(json_agg(DISTINCT x.author_id), '[]') FROM article_authors x
        WHERE x.article_id = a.id) AS authors,
      a.story_id AS story,
      (SELECT c.id FROM corrections c WHERE c.article_id = a.id AND c.withdrawn_at IS NULL LIMIT 1) IS NOT NULL AS corrected,
      concat_ws(' ', CASE WHEN a.sponsor IS NOT NULL THEN 'paid' END,
        (SELECT 'picture' FROM media m WHERE m.id = a.lead_media_id AND m.variants <> '[]')) AS placing,
      (SELECT coalesce(json_agg(n.id), '[]') FROM (SELECT a.id, a.story_id, a.published_at) AS this,
        LATERAL (VALUES (${side("<", "DESC")}), (${side(">", "ASC")})) AS n(id) WHERE n.id IS NOT NULL) AS beside,
      (SELECT coalesce(json_agg(r.article_id), '[]') FROM related_articles r
        WHERE r.related_id = a.id AND r.excluded_at IS NULL) AS "relatedTo"
    FROM articles a WHERE a.id = ANY(${ids(articleIds)})`);
  return rows;
}
