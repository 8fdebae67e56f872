import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Person } from "#lib/plan-board.ts";
import type { Writer } from "#lib/proof.ts";

export type ArticleNote = {
  id: number;
  text: string;
  by: string | null;
  at: string;
  assignee: Person | null;
  dueAt: string | null;
  doneAt: string | null;
  /** Whom it calls. */
  called: string[];
};

/** Notes on a page; older ones are a page further. */
const PAGE = 50;
/** What is for somebody: more than this is nobody's plan. */
const MOST_FOR_ME = 50;

const person = (id: SQL) => sql`(
  SELECT json_build_object('id', u.id, 'name', u.display_name) FROM users u
  WHERE u.id = ${id} AND u.display_name IS NOT NULL)`;

const noteColumns = sql`n.id, n.text, n.created_at AS at, n.due_at AS "dueAt", n.done_at AS "doneAt",
  (SELECT u.display_name FROM users u WHERE u.id = n.written_by) AS by, ${person(sql`n.assigned_to`)} AS assignee,
  (SELECT coalesce(json_agg(u.display_name ORDER BY u.display_name), '[]') FROM article_note_mentions m
    JOIN users u ON u.id = m.user_id WHERE m.note_id = n.id AND u.display_name IS NOT NULL) AS called`;

/** An article's notes, the newest first. @param before id of the last note of the page before */
export async function listArticleNotes(
  articleId: number,
  before: number | null = null,
): Promise<{ notes: ArticleNote[]; hasMore: boolean }> {
  const older = before
    ? sql`AND (n.created_at, n.id) < ((SELECT o.created_at FROM article_notes o WHERE o.id = ${before}), ${before})`
    : sql``;
  const { rows } = await db().execute<ArticleNote>(sql`
    SELECT ${noteColumns} FROM article_notes n WHERE n.article_id = ${articleId} ${older}
    ORDER BY n.created_at DESC, n.id DESC LIMIT ${PAGE + 1}`);
  return { notes: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

export type NoteForMe = ArticleNote & { article: { id: number; title: string }; isTask: boolean };

/** What somebody is asked to do, the soonest first, and where they were called and have not looked yet. */
export async function listForMe({ userId }: Writer): Promise<NoteForMe[]> {
  const article = sql`(SELECT json_build_object('id', a.id, 'title', a.title) FROM articles a
    WHERE a.id = n.article_id) AS article`;
  const [tasks, calls] = await Promise.all([
    db().execute<NoteForMe>(sql`
      SELECT ${noteColumns}, ${article}, true AS "isTask" FROM article_notes n
      WHERE n.assigned_to = ${userId} AND n.done_at IS NULL
      ORDER BY n.due_at NULLS LAST, n.id LIMIT ${MOST_FOR_ME}`),
    db().execute<NoteForMe>(sql`
      SELECT ${noteColumns}, ${article}, false AS "isTask" FROM article_note_mentions c
      JOIN article_notes n ON n.id = c.note_id
      WHERE c.user_id = ${userId} AND c.seen_at IS NULL
        AND NOT (n.assigned_to IS NOT DISTINCT FROM ${userId}::bigint AND n.done_at IS NULL)
      ORDER BY c.note_id DESC LIMIT ${MOST_FOR_ME}`),
  ]);
  return [...tasks.rows, ...calls.rows];
}
