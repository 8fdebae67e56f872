import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type EmbedPictureRow, embedPicturesJson, toEmbedPicture } from "#db/embeds.ts";
import { leadPictureJson, type PictureRow, pictureIsShown, pictureJson, toPicture } from "#db/pictures.ts";
import { isLive, sectionJson, type TeaserRow, toDate, updatedAt } from "#db/teasers.ts";
import { translationsJson } from "#db/translations.ts";
import { answerShows } from "#lib/answer.ts";
import type { Article, StoryEntry, Translation } from "#lib/articles.ts";
import { tags } from "#lib/tags.ts";

type EntryRow = Omit<StoryEntry, "publishedAt"> & { id: number; publishedAt: string };
type TranslationRow = Omit<Translation, "publishedAt"> & { id: number; publishedAt: string; isLive: boolean };
type StoryRow = { slug: string; title: string; earlier: EntryRow | null; later: EntryRow | null };
/** A row as `articleJson` hands it out. */
export type ArticleRow = Omit<
  Article,
  | keyof TeaserRow
  | "story"
  | "bodyPictures"
  | "embedPictures"
  | "corrections"
  | "aiReviewedAt"
  | "liveClosedAt"
  | "translations"
> &
  Omit<TeaserRow, "authors"> & {
    authors: Article["authors"];
    story: StoryRow | null;
    bodyPictures: PictureRow[];
    embedPictures: EmbedPictureRow[];
    corrections: { kind: Article["corrections"][number]["kind"]; text: string; at: string }[];
    aiReviewedAt: string | null;
    liveClosedAt: string | null;
    translations: TranslationRow[];
  };

/** The article at an address with everything its page shows of itself, in one statement; null unless it is live and due. */
export async function getArticle(sectionSlug: string, slug: string): Promise<Article | null> {
  const { rows } = await db().execute<{ article: ArticleRow }>(sql`
    SELECT ${articleJson} AS article
    FROM articles a JOIN sections s0 ON s0.id = a.section_id
    WHERE s0.slug = ${sectionSlug} AND a.slug = ${slug} AND ${isLive}`);
  const row = rows[0]?.article;
  answerShows(row ? tags.article(row.id) : tags.missing());
  if (!row) return null;
  const entries = [row.story?.earlier, row.story?.later].filter((entry) => entry != null);
  answerShows(...entries.map(({ id }) => tags.teaser(id)));
  // Hard as its own: what is withdrawn is not led to for a moment longer, and what comes is led to at once.
  answerShows(...row.translations.map(({ id }) => tags.article(id)));
  return toArticle(row);
}

const authorsJson = sql`(
  SELECT coalesce(json_agg(json_build_object('slug', w.slug, 'name', w.name, 'role', aa.role,
    'jobTitle', w.job_title, 'bio', w.bio) ORDER BY aa.position, w.id), '[]')
  FROM article_authors aa JOIN authors w ON w.id = aa.author_id WHERE aa.article_id = a.id)`;

const topicsJson = sql`(
  SELECT coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY at.position, t.id), '[]')
  FROM article_topics at JOIN topics t ON t.id = at.topic_id
  WHERE at.article_id = a.id AND t.merged_into IS NULL)`;

// The guard on depth ends a loop that a broken hand edit of the tree could make.
const trailJson = sql`(
  WITH RECURSIVE up AS (
    SELECT s.id, s.parent_id, s.slug, s.name, 0 AS height FROM sections s WHERE s.id = a.section_id
    UNION ALL
    SELECT s.id, s.parent_id, s.slug, s.name, up.height + 1 FROM sections s JOIN up ON s.id = up.parent_id
    WHERE up.height < 8)
  SELECT json_agg(json_build_object('slug', up.slug, 'name', up.name) ORDER BY up.height DESC) FROM up)`;

const neighbourJson = (side: "earlier" | "later") => {
  const [before, order] = side === "earlier" ? [sql`<`, sql`DESC`] : [sql`>`, sql`ASC`];
  return sql`(
    SELECT json_build_object('id', n.id, 'slug', n.slug, 'title', n.title, 'section', n.section, 'publishedAt', n.published_at,
      'sponsor', n.sponsor)
    FROM (
      SELECT a.id, a.slug, a.title, ${sectionJson} AS section, a.published_at, a.sponsor FROM articles a
      WHERE a.story_id = this.story_id AND (a.published_at, a.id) ${before} (this.published_at, this.id) AND ${isLive}
      ORDER BY a.published_at ${order}, a.id ${order} LIMIT 1) n)`;
};

const storyJson = sql`(
  SELECT json_build_object('slug', st.slug, 'title', st.title,
    'earlier', ${neighbourJson("earlier")}, 'later', ${neighbourJson("later")})
  FROM stories st, LATERAL (SELECT a.id, a.story_id, a.published_at) AS this WHERE st.id = a.story_id)`;

const bodyPicturesJson = sql`(
  SELECT coalesce(json_agg(${pictureJson}), '[]')
  FROM article_media am JOIN media m ON m.id = am.media_id
  WHERE am.article_id = a.id AND ${pictureIsShown})`;

const correctionsJson = sql`(
  SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'text', c.text, 'at', c.created_at)
    ORDER BY c.created_at, c.id), '[]')
  FROM corrections c WHERE c.article_id = a.id AND c.withdrawn_at IS NULL)`;

/**
 * json of a whole article; the query calls `articles` "a" and its section "s0".
 * Two objects, since a function takes a hundred arguments at most.
 */
export const articleJson: SQL = sql`jsonb_build_object(
    'id', a.id, 'slug', a.slug, 'title', a.title, 'standfirst', a.standfirst, 'language', a.language,
    'section', ${sectionJson}, 'sectionId', a.section_id, 'sectionTrail', ${trailJson},
    'sectionAgeNoticeDays', s0.age_notice_days,
    'authors', ${authorsJson}, 'topics', ${topicsJson}, 'story', ${storyJson},
    'picture', (SELECT ${leadPictureJson} FROM media m WHERE m.id = a.lead_media_id AND ${pictureIsShown}),
    'leadCaption', a.lead_caption, 'bodyPictures', ${bodyPicturesJson}, 'corrections', ${correctionsJson},
    'publishedAt', a.published_at, 'updatedAt', ${updatedAt}, 'commentCount', a.comment_count,
    'sponsor', a.sponsor)
  || jsonb_build_object(
    'kind', a.kind, 'liveClosedAt', a.live_closed_at, 'places', a.places, 'source', a.source, 'keyPoints', a.key_points, 'body', a.body, 'wordCount', a.word_count,
    'aiUse', a.ai_use, 'aiReviewedAt', a.ai_reviewed_at,
    'commentMode', a.comment_mode, 'commentsClosedReason', a.comments_closed_reason,
    'hideFromSearchEngines', a.hide_from_search_engines,
    'shortTitle', a.short_title, 'seoTitle', a.seo_title, 'seoDescription', a.seo_description, 'embedPictures', ${embedPicturesJson}, 'translations', ${translationsJson})`;

export function toArticle(row: ArticleRow): Article {
  return {
    ...row,
    picture: row.picture && toPicture(row.picture),
    bodyPictures: row.bodyPictures.map(toPicture),
    embedPictures: row.embedPictures.map(toEmbedPicture),
    publishedAt: new Date(row.publishedAt),
    updatedAt: toDate(row.updatedAt),
    aiReviewedAt: toDate(row.aiReviewedAt),
    liveClosedAt: toDate(row.liveClosedAt),
    corrections: row.corrections.map((correction) => ({ ...correction, at: new Date(correction.at) })),
    translations: row.translations
      .filter(({ isLive }) => isLive)
      .map(({ slug, section, title, language, publishedAt, isListed }) => ({
        slug,
        section,
        title,
        language,
        publishedAt: new Date(publishedAt),
        isListed,
      })),
    story: row.story && {
      ...row.story,
      earlier: toEntry(row.story.earlier),
      later: toEntry(row.story.later),
    },
  };
}

function toEntry(row: EntryRow | null): StoryEntry | null {
  if (!row) return null;
  const { id: _, ...entry } = row;
  return { ...entry, publishedAt: new Date(row.publishedAt) };
}
