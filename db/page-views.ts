import { sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import { transaction } from "#db/client.ts";
import { ids } from "#db/teasers.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Publisher, System } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/** Adds to how often articles were read today, where the portal is. Articles that are not there are left out. */
export async function addPageViews(
  _actor: System | Publisher,
  views: readonly { articleId: number; views: number }[],
): Promise<void> {
  if (views.length === 0) return;
  await transaction(async (tx) => {
    // In the order of ids, so that two processes cannot wait for each other.
    const { rowCount } = await tx.execute(sql`
      INSERT INTO page_views (day, article_id, views)
      SELECT (now() AT TIME ZONE ${portalTimeZone})::date, a.id, sum(x.views)
      FROM unnest(${ids(views.map(({ articleId }) => articleId))},
        ${sql.param(views.map(({ views }) => views))}::int[]) AS x(id, views)
      JOIN articles a ON a.id = x.id WHERE x.views > 0 GROUP BY a.id ORDER BY a.id
      ON CONFLICT (day, article_id) DO UPDATE SET views = page_views.views + excluded.views`);
    if (rowCount) announce(tx, { soft: [tags.list("most-read")] });
  });
}
