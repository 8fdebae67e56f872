import { type SQL, sql } from "drizzle-orm";
import { type ArticleRow, articleJson, toArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { ids, isLive, sectionJson, toDate } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import type { Article, Named } from "#lib/articles.ts";
import { FEED_SIZE } from "#lib/feeds/feed.ts";
import { tags } from "#lib/tags.ts";

/** The newest articles with their whole texts, and when anything among them last changed; null: nothing yet. */
export type FeedArticles = { articles: Article[]; changedAt: Date | null };

export function listFeed(): Promise<FeedArticles> {
  answerShows(tags.list("latest"));
  return listWhole(sql`
    SELECT a.id FROM articles a WHERE ${isLive} ORDER BY a.published_at DESC, a.id DESC LIMIT ${FEED_SIZE}`);
}

/** @param sectionIds the section itself, then all beneath it */
export function listSectionFeed(sectionIds: number[]): Promise<FeedArticles> {
  answerShows(...sectionIds.slice(0, 1).map(tags.section));
  return listWhole(sql`
    SELECT x.id FROM unnest(${ids(sectionIds)}) AS wanted(section_id)
    CROSS JOIN LATERAL (
      SELECT a.id, a.published_at FROM articles a WHERE a.section_id = wanted.section_id AND ${isLive}
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${FEED_SIZE}) x
    ORDER BY x.published_at DESC, x.id DESC LIMIT ${FEED_SIZE}`);
}

export function listTopicFeed(topicId: number): Promise<FeedArticles> {
  answerShows(tags.topic(topicId));
  return listWhole(sql`
    SELECT a.id FROM article_topics x JOIN articles a ON a.id = x.article_id
    WHERE x.topic_id = ${topicId} AND x.published_at <= now() AND ${isLive}
    ORDER BY x.published_at DESC, x.article_id DESC LIMIT ${FEED_SIZE}`);
}

export function listStoryFeed(storyId: number): Promise<FeedArticles> {
  answerShows(tags.story(storyId));
  return listWhole(sql`
    SELECT a.id FROM articles a WHERE a.story_id = ${storyId} AND ${isLive}
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${FEED_SIZE}`);
}

export function listAuthorFeed(authorId: number): Promise<FeedArticles> {
  answerShows(tags.author(authorId));
  // Two roles in one article are two rows here and one entry in the feed.
  return listWhole(sql`
    SELECT DISTINCT ON (x.published_at, x.article_id) a.id
    FROM article_authors x JOIN articles a ON a.id = x.article_id
    WHERE x.author_id = ${authorId} AND x.published_at <= now() AND ${isLive}
    ORDER BY x.published_at DESC, x.article_id DESC LIMIT ${FEED_SIZE}`);
}

/** An approved comment as a feed shows it; a deleted account leaves no name. */
export type FeedComment = { id: number; authorName: string | null; body: string; createdAt: Date };

/** The newest approved comments of an article, newest first. */
export async function listCommentFeed(
  articleId: number,
): Promise<{ comments: FeedComment[]; changedAt: Date | null }> {
  answerShows(tags.comments(articleId));
  const { rows } = await db().execute<{
    comments: (Omit<FeedComment, "createdAt"> & { createdAt: string })[];
    changedAt: string | null;
  }>(sql`
    SELECT
      (SELECT coalesce(json_agg(n ORDER BY n."createdAt" DESC, n.id DESC), '[]') FROM (
        SELECT c.id, c.author_name AS "authorName", c.body, c.created_at AS "createdAt" FROM comments c
        WHERE c.article_id = ${articleId} AND c.state = 'approved'
        ORDER BY c.created_at DESC, c.id DESC LIMIT ${FEED_SIZE}) n) AS comments,
      (SELECT max(greatest(c.created_at, c.edited_at, c.decided_at, c.withdrawn_at)) FROM comments c
        WHERE c.article_id = ${articleId} AND c.state <> 'pending') AS "changedAt"`);
  const { comments = [], changedAt = null } = rows[0] ?? {};
  return {
    comments: comments.map((comment) => ({ ...comment, createdAt: new Date(comment.createdAt) })),
    changedAt: toDate(changedAt),
  };
}

type ListedComment = FeedComment & { article: { id: number; slug: string; title: string; section: Named } };

/** The newest approved comments of the whole portal, newest first, each with the article under which it stands. */
export async function listAllCommentsFeed(): Promise<{ comments: ListedComment[]; changedAt: Date | null }> {
  answerShows(tags.list("comments"));
  const { rows } = await db().execute<Omit<ListedComment, "createdAt"> & { createdAt: string }>(sql`
    SELECT c.id, c.author_name AS "authorName", c.body, c.created_at AS "createdAt", x.article
    FROM comments c CROSS JOIN LATERAL (
      SELECT json_build_object('id', a.id, 'slug', a.slug, 'title', a.title, 'section', ${sectionJson}) AS article
      FROM articles a WHERE a.id = c.article_id AND ${isLive} AND a.comment_mode <> 'off' LIMIT 1) x
    WHERE c.state = 'approved' ORDER BY c.created_at DESC, c.id DESC LIMIT ${FEED_SIZE}`);
  answerShows(...rows.map(({ article }) => tags.teaser(article.id)));
  const comments = rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
  return { comments, changedAt: comments[0]?.createdAt ?? null };
}

/**
 * `changedAt` also looks at what has left: after a withdrawal a feed is younger, not older, so whoever asks
 * "changed since?" hears of it. An embargo that ends makes an old row new.
 */
export async function listWhole(chosen: SQL): Promise<FeedArticles> {
  const { rows } = await db().execute<{ article: ArticleRow; changedAt: string }>(sql`
    SELECT ${articleJson} AS article, greatest(a.touched_at, a.published_at, a.embargo_until,
      (SELECT max(w.touched_at) FROM articles w WHERE w.state = 'withdrawn')) AS "changedAt"
    FROM articles a JOIN sections s0 ON s0.id = a.section_id
    WHERE a.id IN (${chosen}) ORDER BY a.published_at DESC, a.id DESC`);
  answerShows(...rows.map(({ article }) => tags.teaser(article.id)));
  const changes = rows.map(({ changedAt }) => new Date(changedAt).getTime());
  return {
    articles: rows.map(({ article }) => toArticle(article)),
    changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
  };
}
