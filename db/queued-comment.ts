import { type SQL, sql } from "drizzle-orm";
import { claimJson } from "#db/claims.ts";
import { db } from "#db/client.ts";
import { UNDO_MINUTES } from "#db/comment-decisions.ts";
import type { QueuedComment } from "#lib/moderation-queue.ts";

/** More of a thread than anyone reads before a decision. */
const MOST_OF_THREAD = 30;
/** Deeper than any discussion: the way up to the first comment ends. */
const DEEPEST = 50;

const threadJson = (name: SQL) => sql`json_build_object(
  'id', ${name}.id, 'parentId', ${name}.parent_id, 'state', ${name}.state, 'authorName', ${name}.author_name,
  'body', left(${name}.body, 1200), 'createdAt', ${name}.created_at)`;

const articleJson = sql`(SELECT json_build_object('id', a.id, 'title', a.title, 'slug', a.slug,
  'standfirst', a.standfirst, 'section', json_build_object('slug', s.slug, 'name', s.name))
  FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = c.article_id)`;

const parentsJson = sql`(
  WITH RECURSIVE up AS (
    SELECT p.*, 1 AS distance FROM comments p WHERE p.id = c.parent_id
    UNION ALL SELECT p.*, up.distance + 1 FROM comments p JOIN up ON p.id = up.parent_id
      WHERE up.distance < ${sql.raw(`${DEEPEST}`)})
  SELECT coalesce(json_agg(${threadJson(sql`u`)} ORDER BY u.distance DESC), '[]') FROM up u)`;

const threadListJson = sql`(SELECT coalesce(json_agg(${threadJson(sql`o`)} ORDER BY o.created_at, o.id), '[]') FROM (
  SELECT o.id, o.parent_id, o.state, o.author_name, o.body, o.created_at FROM comments o
  WHERE o.root_id = c.root_id AND o.id <> c.id AND o.state IN ('approved', 'pending')
  ORDER BY abs(extract(epoch FROM o.created_at - c.created_at)), o.id LIMIT ${sql.raw(`${MOST_OF_THREAD}`)}) o)`;

const verdictsJson = sql`(SELECT coalesce(json_agg(json_build_object(
    'phase', v.phase, 'verdict', v.verdict, 'reason', v.reason, 'words',
    CASE jsonb_typeof(v.detail #> '{values,words}') WHEN 'string'
      THEN to_jsonb(string_to_array(v.detail #>> '{values,words}', ', ')) ELSE '[]' END) ORDER BY v.id), '[]')
  FROM comment_verdicts v WHERE v.comment_id = c.id AND v.verdict <> 'pass')`;

const decisionsJson = sql`(SELECT coalesce(json_agg(json_build_object(
    'fromState', d.from_state, 'toState', d.to_state, 'clause', d.clause, 'reason', d.reason, 'note', d.note,
    'by', u.display_name, 'byId', u.id, 'at', d.created_at, 'undone', d.undone_at IS NOT NULL,
    'isRecent', d.created_at > now() - make_interval(mins => ${sql.raw(`${UNDO_MINUTES}`)}))
    ORDER BY d.created_at DESC, d.id DESC), '[]')
  FROM comment_decisions d LEFT JOIN users u ON u.id = d.decided_by WHERE d.comment_id = c.id)`;

const noticesJson = sql`(SELECT coalesce(json_agg(json_build_object('id', n.id, 'reference', n.reference,
    'reason', n.reason, 'explanation', n.explanation, 'createdAt', n.created_at) ORDER BY n.created_at), '[]')
  FROM notices n WHERE n.comment_id = c.id AND n.state = 'open')`;

/** A comment with the article and the thread around it, what the screening and others said, and who looks at it. */
export async function getQueued(id: number): Promise<QueuedComment | null> {
  const { rows } = await db().execute<{ comment: QueuedComment }>(sql`
    SELECT json_build_object('id', c.id, 'state', c.state, 'body', c.body, 'authorName', c.author_name,
      'userId', c.user_id, 'createdAt', c.created_at, 'editedAt', c.edited_at, 'reportCount', c.report_count,
      'risk', c.risk, 'claim', ${claimJson}, 'article', ${articleJson}, 'parents', ${parentsJson},
      'thread', ${threadListJson}, 'verdicts', ${verdictsJson}, 'decisions', ${decisionsJson},
      'notices', ${noticesJson}) AS comment
    FROM comments c WHERE c.id = ${id}`);
  return rows[0]?.comment ?? null;
}
