import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Publisher, Writer } from "#lib/proof.ts";

/** Keeps an article as it stands now, whole. @param why the editor's note, may be empty */
export async function saveRevision(
  tx: Transaction,
  publisher: Publisher | Writer,
  articleId: number,
  why = "",
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO revisions (article_id, version, snapshot, why, saved_by)
    SELECT a.id, a.version, jsonb_build_object(
      'language', a.language, 'sectionId', a.section_id, 'slug', a.slug, 'title', a.title, 'shortTitle', a.short_title,
      'standfirst', a.standfirst, 'places', a.places, 'source', a.source, 'keyPoints', a.key_points, 'body', a.body,
      'leadMediaId', a.lead_media_id, 'leadCaption', a.lead_caption, 'storyId', a.story_id,
      'sponsor', a.sponsor, 'aiUse', a.ai_use, 'seoTitle', a.seo_title, 'seoDescription', a.seo_description,
      'authors', (SELECT coalesce(jsonb_agg(jsonb_build_object('authorId', x.author_id, 'role', x.role) ORDER BY x.position), '[]')
        FROM article_authors x WHERE x.article_id = a.id),
      'topicIds', (SELECT coalesce(jsonb_agg(x.topic_id ORDER BY x.position), '[]')
        FROM article_topics x WHERE x.article_id = a.id)),
      ${why}, ${publisher.userId}::bigint
    FROM articles a WHERE a.id = ${articleId}`);
}
