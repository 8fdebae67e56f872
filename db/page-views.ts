import { sql } from "drizzle-orm";
import { announce } from "#db/announce.ts";
import { transaction } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Operator } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/**
 * Adds how often articles were opened to their counts of today, in the portal's zone. Numbers only: nobody is in
 * them. An article that is gone is passed over.
 */
export async function addPageViews(
  _operator: Operator,
  views: readonly { articleId: number; views: number }[],
): Promise<void> {
  // In the order of ids, so that two processes cannot wait for each other.
  const rows = views.toSorted((a, b) => a.articleId - b.articleId);
  await transaction(async (tx) => {
    await tx.execute(sql`
      INSERT INTO page_views (day, article_id, views)
      SELECT (now() AT TIME ZONE ${portalTimeZone})::date, a.id, x.views
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("articleId" bigint, views int)
      JOIN articles a ON a.id = x."articleId" ORDER BY a.id
      ON CONFLICT (day, article_id) DO UPDATE SET views = page_views.views + excluded.views`);
    announce(tx, { soft: [tags.list("most-read")] });
  });
}
