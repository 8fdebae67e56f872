import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import {
  type CommentState,
  type Discussion,
  type DiscussionPart,
  inThreadOrder,
  isEditable,
  type Participation,
  type PublicComment,
} from "#lib/comments.ts";
import type { Viewer } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/** Threads on a page of the discussion, and replies of each that stand there with it. */
const THREADS = 30;
const REPLIES = 40;
/** One thread alone may be this long; nobody reads on, and a page stays finite. */
const LONGEST_THREAD = 2_000;
/** What is waiting of one person under one article. */
const MOST_OWN = 100;

type CommentRow = Omit<PublicComment, "createdAt" | "editedAt"> & {
  createdAt: string;
  editedAt: string | null;
};
type ThreadRow = CommentRow & { place: number; inThread: number };

const columns = sql`c.id, c.parent_id AS "parentId", coalesce(c.root_id, c.id) AS "rootId", c.depth,
  c.author_name AS "authorName", c.body, c.by_staff AS "byStaff", c.featured_at IS NOT NULL AS featured,
  c.helpful_count AS "helpfulCount", c.created_at AS "createdAt", c.edited_at AS "editedAt"`;

/**
 * A page of an article's approved comments: threads by time, replies under what they answer. Costs as much for ten
 * comments as for ten thousand: keyset over the threads, so many replies of each.
 */
export async function getDiscussion(articleId: number, part: DiscussionPart = {}): Promise<Discussion> {
  answerShows(tags.comments(articleId));
  const { thread, after } = part;
  const most = thread === undefined ? REPLIES : LONGEST_THREAD;
  const { rows } = await db().execute<ThreadRow>(sql`
    WITH threads AS (
      SELECT r.id, r.created_at, row_number() OVER (ORDER BY r.created_at, r.id) AS place
      FROM comments r WHERE r.article_id = ${articleId} AND r.depth = 0 AND ${whichThreads(articleId, part)}
        AND (r.state = 'approved' OR (
          SELECT true FROM comments x WHERE x.root_id = r.id AND x.state = 'approved' LIMIT 1))
      ORDER BY r.created_at, r.id LIMIT ${THREADS + 1}),
    letters AS (
      SELECT t.place, l.*, row_number() OVER (
        PARTITION BY t.id ORDER BY l.id <> t.id, l."createdAt", l.id) AS "inThread"
      FROM threads t CROSS JOIN LATERAL (
        SELECT ${columns} FROM comments c WHERE c.id = t.id AND c.state = 'approved'
        UNION ALL (
          SELECT ${columns} FROM comments c
          WHERE c.root_id = t.id AND c.id <> t.id AND c.state = 'approved'
          ORDER BY c.created_at, c.id LIMIT ${most})) l)
    SELECT * FROM letters ORDER BY place, "inThread"`);

  const onPage = rows.filter((row) => row.place <= THREADS);
  const next = rows.some((row) => row.place > THREADS) && thread === undefined;
  const cutThreads = onPage.filter((row) => row.inThread > most).map((row) => row.rootId);
  const shown = onPage.filter((row) => row.inThread <= most);
  return {
    comments: inThreadOrder(shown.map(toComment)),
    nextAfter: next ? (onPage.at(-1)?.rootId ?? null) : null,
    cutThreads,
    part: { thread, after },
  };
}

function whichThreads(articleId: number, { thread, after }: DiscussionPart): SQL {
  if (thread !== undefined) return sql`r.id = ${thread}`;
  if (after === undefined) return sql`true`;
  return sql`(r.created_at, r.id) > (
    SELECT a.created_at, a.id FROM comments a WHERE a.id = ${after} AND a.article_id = ${articleId})`;
}

/**
 * What a person has to do with an article's discussion: what they wrote and others do not see, what they may still
 * change, what they found helpful. Never part of a page that is kept.
 */
export async function getParticipation(viewer: Viewer, articleId: number): Promise<Participation> {
  const { rows } = await db().execute<
    CommentRow & { state: CommentState; reason: string | null; replyCount: number }
  >(sql`
    SELECT ${columns}, c.state, c.reply_count AS "replyCount", (
      SELECT d.reason FROM comment_decisions d WHERE d.comment_id = c.id AND d.undone_at IS NULL
      ORDER BY d.created_at DESC, d.id DESC LIMIT 1) AS reason
    FROM comments c WHERE c.user_id = ${viewer.userId} AND c.article_id = ${articleId}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${MOST_OWN}`);
  const votes = await db().execute<{ id: number }>(sql`
    SELECT v.comment_id AS id FROM comment_votes v JOIN comments c ON c.id = v.comment_id
    WHERE v.user_id = ${viewer.userId} AND c.article_id = ${articleId}`);
  const now = Date.now();
  return {
    own: rows.toReversed().map(({ state, reason, replyCount, ...row }) => {
      const comment = toComment(row);
      const editable = isEditable({ state, replyCount, createdAt: comment.createdAt }, now);
      return { ...comment, state, reason: reason ?? "", isEditable: editable };
    }),
    voted: new Set(votes.rows.map(({ id }) => id)),
  };
}

export type LocatedComment = PublicComment & {
  articleId: number;
  state: CommentState;
  userId: number | null;
  article: { slug: string; title: string; section: { slug: string } };
  /** Whether it stands on the first page of its article's discussion. */
  isOnFirstPage: boolean;
};

/** A comment with where it stands; null when there is none, or its article is not live. Who may see it is the caller's to ask. */
export async function locateComment(id: number): Promise<LocatedComment | null> {
  const { rows } = await db().execute<
    CommentRow &
      Omit<LocatedComment, keyof PublicComment | "isOnFirstPage"> & {
        threadsBefore: number;
        repliesBefore: number;
      }
  >(sql`
    SELECT ${columns}, c.article_id AS "articleId", c.state, c.user_id AS "userId",
      json_build_object('slug', a.slug, 'title', a.title, 'section', json_build_object('slug', s.slug)) AS article,
      (SELECT count(*) FROM (
        SELECT FROM comments r WHERE r.article_id = c.article_id AND r.depth = 0
          AND (r.created_at, r.id) < (root.created_at, root.id) LIMIT ${THREADS}) earlier)
        AS "threadsBefore",
      (SELECT count(*) FROM (
        SELECT FROM comments x WHERE x.root_id = root.id AND x.state = 'approved'
          AND (x.created_at, x.id) < (c.created_at, c.id) LIMIT ${REPLIES}) among)
        AS "repliesBefore"
    FROM comments c JOIN comments root ON root.id = coalesce(c.root_id, c.id)
      JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
    WHERE c.id = ${id} AND ${isLive}`);
  const [row] = rows;
  if (!row) return null;
  const { threadsBefore, repliesBefore, ...comment } = row;
  const isOnFirstPage = threadsBefore < THREADS && repliesBefore < REPLIES;
  return { ...comment, ...toComment(comment), isOnFirstPage };
}

function toComment(row: CommentRow & Partial<ThreadRow>): PublicComment {
  const { place: _, inThread: __, ...comment } = row;
  return {
    ...comment,
    createdAt: new Date(comment.createdAt),
    editedAt: comment.editedAt === null ? null : new Date(comment.editedAt),
  };
}
