import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import type { Publisher, Writer } from "#lib/proof.ts";

/** An article of `articles` "a" as ArticleInput: what restoring takes. */
const snapshot = sql`jsonb_build_object(
  'language', a.language, 'sectionId', a.section_id, 'slug', a.slug, 'title', a.title, 'shortTitle', a.short_title,
  'standfirst', a.standfirst, 'places', a.places, 'source', a.source, 'keyPoints', a.key_points, 'body', a.body,
  'leadMediaId', a.lead_media_id, 'leadCaption', a.lead_caption, 'storyId', a.story_id,
  'sponsor', a.sponsor, 'aiUse', a.ai_use, 'seoTitle', a.seo_title, 'seoDescription', a.seo_description,
  'authors', (SELECT coalesce(jsonb_agg(jsonb_build_object('authorId', x.author_id, 'role', x.role) ORDER BY x.position), '[]')
    FROM article_authors x WHERE x.article_id = a.id),
  'topicIds', (SELECT coalesce(jsonb_agg(x.topic_id ORDER BY x.position), '[]')
    FROM article_topics x WHERE x.article_id = a.id))`;

/** Keeps an article as it stands now, whole. @param why the editor's note, may be empty */
export async function saveRevision(
  tx: Transaction,
  writer: Publisher | Writer,
  articleId: number,
  why = "",
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO revisions (article_id, version, snapshot, why, saved_by)
    SELECT a.id, a.version, ${snapshot}, ${why}, ${writer.userId}::bigint
    FROM articles a WHERE a.id = ${articleId}`);
}

/** Somebody who goes on writing goes on with their own revision for so long; then a new one begins. */
const SAME_REVISION = sql`interval '10 minutes'`;

/**
 * As `saveRevision`, but what the same person saved just before is carried on: a keystroke
 * is no revision. What was handed in or approved stands as it was.
 */
export async function continueRevision(tx: Transaction, writer: Writer, articleId: number): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    UPDATE revisions r SET version = a.version, snapshot = ${snapshot}
    FROM articles a
    WHERE a.id = ${articleId} AND r.id = (
        SELECT l.id FROM revisions l WHERE l.article_id = ${articleId} ORDER BY l.version DESC LIMIT 1)
      AND r.saved_by = ${writer.userId} AND r.why = '' AND r.created_at > now() - ${SAME_REVISION}
      AND r.created_at > coalesce(greatest(a.approved_at, a.submitted_at), '-infinity')`);
  if (!rowCount) await saveRevision(tx, writer, articleId);
}

export type Revision = {
  version: number;
  title: string;
  why: string;
  savedBy: string | null;
  createdAt: string;
};

/** Revisions on one page of the history. */
const REVISIONS_SHOWN = 30;

/** The latest first. @param before a version: only older ones */
export async function listRevisions(articleId: number, before: number | null = null): Promise<Revision[]> {
  const { rows } = await db().execute<Revision>(sql`
    SELECT r.version, r.snapshot->>'title' AS title, r.why, u.display_name AS "savedBy", r.created_at AS "createdAt"
    FROM revisions r LEFT JOIN users u ON u.id = r.saved_by
    WHERE r.article_id = ${articleId} AND (${before}::int IS NULL OR r.version < ${before}::int)
    ORDER BY r.version DESC LIMIT ${REVISIONS_SHOWN}`);
  return rows;
}

/** What was kept of a version, as ArticleInput; null when nobody saved it. */
export async function getSnapshot(
  articleId: number,
  version: number,
  tx?: Transaction,
): Promise<Record<string, unknown> | null> {
  const { rows } = await (tx ?? db()).execute<{ snapshot: Record<string, unknown> }>(sql`
    SELECT r.snapshot FROM revisions r WHERE r.article_id = ${articleId} AND r.version = ${version}`);
  return rows[0]?.snapshot ?? null;
}
