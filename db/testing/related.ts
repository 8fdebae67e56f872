import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { relateQueued } from "#db/related-refresh.ts";
import type { RelatedReason } from "#db/schema/articles.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";

/** What editors did about the related news of an article, as the audit log has it: "pin" and of which, the first first. */
export async function readRelatedAudits(articleId: number): Promise<[act: string, relatedId: number][]> {
  const { rows } = await db().execute<{ detail: { related: string; relatedId: number } }>(sql`
    SELECT l.detail FROM audit_log l WHERE l.subject = 'article' AND l.subject_id = ${articleId}
      AND l.detail ? 'related' ORDER BY l.id`);
  return rows.map(({ detail }) => [detail.related, detail.relatedId]);
}

/** Says of a relation that is stored what its score is made of. */
export const saySignals = (articleId: number, relatedId: number, signals: RelatedReason["signals"]) =>
  db().execute(sql`
    UPDATE related_articles SET reason = reason || ${JSON.stringify({ signals })}::jsonb
    WHERE article_id = ${articleId} AND related_id = ${relatedId}`);

/** Computes what writes have left to be computed, as the job does. */
export async function settleRelated(): Promise<void> {
  for (;;) {
    const { rows } = await db().execute<{ data: Jobs["related"] }>(
      sql`DELETE FROM pgboss.job WHERE name = 'related' AND state = 'created' RETURNING data`,
    );
    if (rows.length === 0) return;
    for (const { data } of rows) await relateQueued(grantSystem("related"), data);
  }
}
