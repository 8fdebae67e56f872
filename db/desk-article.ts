import { type SQL, sql } from "drizzle-orm";
import { isLocked, writersJson } from "#db/article-access.ts";
import { db, type Transaction } from "#db/client.ts";
import { pictureIsShown } from "#db/pictures.ts";
import type { StoredVariant } from "#db/schema/media.ts";
import { ids } from "#db/teasers.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import { mediaIn } from "#lib/body/media-in.ts";
import type { DeskArticle, DeskPicture } from "#lib/desk-article.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { parseSectionRules } from "#lib/section-rules.ts";
import { mayWrite } from "#lib/workflow.ts";

type Row = Omit<DeskArticle, "changed" | "pictures" | "fourEyes"> & {
  changes: Partial<ArticleContent> | null;
  rules: unknown;
};

/** An article for whoever may write in it, or has written it, or could read it anyway; null for others, and where there is none. */
export async function getDeskArticle(writer: Writer, id: number): Promise<DeskArticle | null> {
  const article = await readDeskArticle(db(), id);
  if (!article) return null;
  // An author keeps seeing what became of their own.
  const isOwn = article.writers.includes(writer.userId);
  return isOwn || article.state === "live" || mayWrite(writer, article) ? article : null;
}

/** The same within a write that has locked the row. */
export async function readDeskArticle(
  tx: Pick<Transaction, "execute">,
  id: number,
): Promise<DeskArticle | null> {
  const { rows } = await tx.execute<Row>(sql`
    SELECT a.id, a.kind, a.state, a.version, ${contentJson} AS content, c.changes,
      (SELECT u.display_name FROM users u WHERE u.id = c.saved_by) AS "copySavedBy",
      s.slug AS "sectionSlug", s.rules, a.published_at AS "publishedAt", a.substantive_updated_at AS "updatedAt",
      a.scheduled_for AS "scheduledFor", a.withdrawn_reason AS "withdrawnReason",
      ${nameOf(sql`a.submitted_by`)} AS "submittedBy", ${nameOf(sql`a.approved_by`)} AS "approvedBy",
      ${nameOf(sql`a.ai_reviewed_by`)} AS "aiReviewedBy", a.ai_reviewed_at AS "aiReviewedAt",
      ${nameOf(sql`a.created_by`)} AS "createdBy", ${writersJson} AS writers,
      (SELECT json_build_object('userId', u.id, 'name', coalesce(u.display_name, '')) FROM users u
        WHERE u.id = a.locked_by AND ${isLocked}) AS holder,
      (SELECT json_build_object('userId', r.saved_by, 'name', u.display_name, 'at', r.created_at)
        FROM revisions r LEFT JOIN users u ON u.id = r.saved_by
        WHERE r.article_id = a.id ORDER BY r.version DESC LIMIT 1) AS "lastSaved"
    FROM articles a JOIN sections s ON s.id = a.section_id LEFT JOIN article_copies c ON c.article_id = a.id
    WHERE a.id = ${id}`);
  const [row] = rows;
  if (!row) return null;
  const { changes, rules, ...article } = row;
  const content = { ...article.content, ...changes };
  return {
    ...article,
    content,
    changed: Object.keys(changes ?? {}) as (keyof ArticleContent)[],
    fourEyes: parseSectionRules(rules).fourEyes,
    pictures: await readPictures(tx, [
      ...new Set([...(content.leadMediaId === null ? [] : [content.leadMediaId]), ...mediaIn(content.body)]),
    ]),
  };
}

const nameOf = (userId: SQL) => sql`(SELECT u.display_name FROM users u WHERE u.id = ${userId})`;

const contentJson = sql`jsonb_build_object(
    'title', a.title, 'shortTitle', a.short_title, 'standfirst', a.standfirst, 'places', a.places, 'source', a.source,
    'keyPoints', a.key_points, 'body', a.body, 'leadMediaId', a.lead_media_id, 'leadCaption', a.lead_caption,
    'sectionId', a.section_id, 'slug', a.slug, 'storyId', a.story_id, 'language', a.language,
    'authors', (SELECT coalesce(jsonb_agg(jsonb_build_object('authorId', x.author_id, 'role', x.role) ORDER BY x.position), '[]')
      FROM article_authors x WHERE x.article_id = a.id),
    'topicIds', (SELECT coalesce(jsonb_agg(x.topic_id ORDER BY x.position), '[]')
      FROM article_topics x WHERE x.article_id = a.id))
  || jsonb_build_object(
    'aiUse', a.ai_use, 'aiTool', a.ai_tool, 'sponsor', a.sponsor, 'commentMode', a.comment_mode,
    'commentsClosedReason', a.comments_closed_reason, 'hideFromSearchEngines', a.hide_from_search_engines,
    'hideFromNewsSitemap', a.hide_from_news_sitemap, 'seoTitle', a.seo_title, 'seoDescription', a.seo_description,
    'embargoUntil', a.embargo_until, 'unpublishAt', a.unpublish_at, 'plannedFor', a.planned_for)`;

/** Pictures as their desks show them; those that are gone say so. */
export async function readPictures(
  tx: Pick<Transaction, "execute">,
  mediaIds: readonly number[],
): Promise<DeskPicture[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await tx.execute<Omit<DeskPicture, "src"> & { variants: StoredVariant[] }>(sql`
    SELECT m.id, m.alt, m.credit, m.licence, m.ai_use AS "aiUse", m.width, m.height, NOT (${pictureIsShown}) AS gone,
      m.variants
    FROM media m WHERE m.id = ANY(${ids(mediaIds)})`);
  return rows.map(({ variants, ...picture }) => ({
    ...picture,
    src: thumbnailOf(variants, { withheld: picture.gone }),
  }));
}

/**
 * The smallest file that every browser draws, or null while there is none.
 * @param withheld readers may not have it: it is asked for where only the newsroom gets it
 */
export function thumbnailOf(variants: readonly StoredVariant[], { withheld = false } = {}): string | null {
  const [smallest] = variants
    .filter(({ format }) => format !== "avif")
    .toSorted((a, b) => a.width - b.width || a.bytes - b.bytes);
  if (!smallest) return null;
  return withheld ? paths.adminMediaFile(smallest.key) : paths.media(smallest.key);
}
