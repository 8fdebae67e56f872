import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

type Uses = { articles: number[]; pages: number[]; authors: number[]; promotions: boolean };

/** What changes for readers with these media. @param hidden they must not be seen any more: no copy that shows them may be */
export async function changeOfMedia(
  database: Pick<Database, "execute">,
  mediaIds: readonly number[],
  { hidden }: { hidden: boolean },
): Promise<Partial<Change>> {
  const { rows } = await database.execute<Uses>(sql`
    SELECT
      (SELECT coalesce(json_agg(x.id), '[]') FROM (
        SELECT a.id FROM articles a WHERE a.lead_media_id = ANY(${ids(mediaIds)})
        UNION SELECT m.article_id FROM article_media m WHERE m.media_id = ANY(${ids(mediaIds)})) x) AS articles,
      (SELECT coalesce(json_agg(DISTINCT m.page_id), '[]') FROM page_media m
        WHERE m.media_id = ANY(${ids(mediaIds)})) AS pages,
      (SELECT coalesce(json_agg(w.id), '[]') FROM authors w WHERE w.portrait_id = ANY(${ids(mediaIds)})) AS authors,
      EXISTS (SELECT FROM books b WHERE b.cover_id = ANY(${ids(mediaIds)}))
        OR EXISTS (SELECT FROM banners b WHERE b.media_id = ANY(${ids(mediaIds)})) AS promotions`);
  const { articles = [], pages = [], authors = [], promotions = false } = rows[0] ?? {};
  const placed = promotions ? [tags.promotions()] : [];
  const own = [
    ...articles.map(tags.article),
    ...pages.map(tags.page),
    ...authors.map(tags.author),
    ...placed,
  ];
  const elsewhere = articles.map(tags.teaser);
  // A picture lifts an article on the front page.
  const front = articles.length > 0 ? [tags.list("front")] : [];
  const files = tags.files();
  return hidden
    ? { gone: [...own, ...elsewhere], hard: [files], soft: front }
    : { hard: [...own, files], soft: [...elsewhere, ...front] };
}
