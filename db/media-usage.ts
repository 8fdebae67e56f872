import { sql } from "drizzle-orm";
import { isToldTo } from "#db/article-access.ts";
import type { Transaction } from "#db/client.ts";
import type { PictureUse } from "#lib/media-desk.ts";
import type { Writer } from "#lib/proof.ts";

const MOST_USES = 50;

/**
 * Where a picture is used: in what readers see, in what is still being written, in what was changed and not yet
 * published. An author is told titles only of what is public and what is their own.
 */
export async function listUses(
  database: Pick<Transaction, "execute">,
  mediaId: number,
  writer: Writer,
): Promise<PictureUse[]> {
  const { rows } = await database.execute<PictureUse>(sql`
    SELECT * FROM (
      SELECT 'article' AS kind, a.id, CASE WHEN ${isToldTo(writer)} THEN a.title END AS title
      FROM articles a WHERE a.id IN (
        SELECT l.id FROM articles l WHERE l.lead_media_id = ${mediaId}
        UNION SELECT am.article_id FROM article_media am WHERE am.media_id = ${mediaId}
        UNION SELECT c.article_id FROM article_copies c WHERE c.changes @@ ${inCopy(mediaId)}::jsonpath)
      UNION ALL
      SELECT 'page', p.id, p.title FROM page_media pm JOIN pages p ON p.id = pm.page_id WHERE pm.media_id = ${mediaId}
      UNION ALL SELECT 'author', w.id, w.name FROM authors w WHERE w.portrait_id = ${mediaId}
      UNION ALL SELECT 'book', b.id, b.title FROM books b WHERE b.cover_id = ${mediaId}
      UNION ALL SELECT 'banner', b.id, NULL FROM banners b WHERE b.media_id = ${mediaId}) u
    LIMIT ${MOST_USES}`);
  return rows;
}

/** Copies are the live articles that somebody is changing: a few. */
const inCopy = (mediaId: number) =>
  `exists($.leadMediaId ? (@ == ${Number(mediaId)})) || exists($.body.**.mediaId ? (@ == ${Number(mediaId)}))`;
