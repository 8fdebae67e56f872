import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { RelatedReason } from "#db/schema/articles.ts";
import { isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import type { RelatedTeaser } from "#lib/articles.ts";
import { RELATED_SHOWN } from "#lib/related.ts";
import { tags } from "#lib/tags.ts";

/** With fewer known relations than this the section's newest join them. */
const ENOUGH = 3;

type Shown = { teaser: TeaserRow; reason: RelatedReason | null; isPinned: boolean };

const noReason: RelatedReason = { topics: [], words: [], story: false };

/**
 * What stands under "Mehr zum Thema", an editor's choice first. Where fewer than three relations are known,
 * the newest of the same section follow, without a reason. In one statement.
 */
export async function listRelated(articleId: number): Promise<RelatedTeaser[]> {
  const { rows } = await db().execute<{ sectionId: number | null; shown: Shown[] }>(sql`
    WITH known AS (
      SELECT r.related_id AS id, r.reason, r.pinned_at IS NOT NULL AS pinned, row_number() OVER (ORDER BY r.pinned_at NULLS LAST, r.score DESC, r.related_id DESC) AS rank
      FROM related_articles r JOIN articles a ON a.id = r.related_id
      WHERE r.article_id = ${articleId} AND r.excluded_at IS NULL AND ${isLive}
      ORDER BY rank LIMIT ${RELATED_SHOWN}),
    newest AS (
      SELECT a.id, NULL::jsonb AS reason, false AS pinned, 100 + row_number() OVER (ORDER BY a.published_at DESC, a.id DESC) AS rank
      FROM articles a
      WHERE (SELECT count(*) FROM known) < ${ENOUGH}
        AND a.section_id = (SELECT section_id FROM articles WHERE id = ${articleId}) AND ${isLive}
        AND a.id <> ${articleId} AND NOT EXISTS (
          SELECT FROM related_articles r WHERE r.article_id = ${articleId} AND r.related_id = a.id)
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${RELATED_SHOWN})
    SELECT (SELECT section_id FROM articles WHERE id = ${articleId}) AS "sectionId",
      (SELECT coalesce(json_agg(json_build_object('teaser', ${teaserJson}, 'reason', shown.reason, 'isPinned', shown.pinned)
        ORDER BY shown.rank), '[]')
        FROM (SELECT * FROM known UNION ALL SELECT * FROM newest ORDER BY rank LIMIT ${RELATED_SHOWN}) shown
        JOIN articles a ON a.id = shown.id) AS shown`);
  const { sectionId = null, shown = [] } = rows[0] ?? {};
  const known = shown.filter(({ reason }) => reason !== null);
  if (sectionId !== null && known.length < ENOUGH) answerShows(tags.section(sectionId));
  return shown.map(({ teaser, reason, isPinned }) => ({
    ...toTeaser(teaser),
    reason: reason ?? noReason,
    isPinned,
  }));
}
