import { type SQL, sql } from "drizzle-orm";
import { findCase } from "#db/cases.ts";
import { db } from "#db/client.ts";
import type { DeskEvent, DeskFile, DeskLine } from "#lib/case-desk.ts";
import { paths } from "#lib/paths.ts";

/** What a desk clears in a week; the rest follows as it is worked off. */
const LISTED = 100;
/** Decided cases on one page. */
const PAGE = 50;

type LineRow = Omit<DeskLine, "since"> & { since: string };
const toLine = (row: LineRow): DeskLine => ({ ...row, since: new Date(row.since) });

const articleOf = (table: SQL) => sql`
  LEFT JOIN comments c ON c.id = ${table}.comment_id`;

const noticeColumns = sql`n.reference, n.reason AS what, left(n.explanation, 240) AS excerpt, n.state,
  n.comment_id IS NOT NULL AS "isComment",
  (SELECT a.title FROM articles a WHERE a.id = coalesce(c.article_id, n.article_id)) AS title`;

/** What waits for the newsroom, oldest first: objections and notices in one line, as art. 16(6) and 20(4) ask for both in time. */
export async function listOpenCases(): Promise<DeskLine[]> {
  const { rows } = await db().execute<LineRow>(sql`
    SELECT * FROM (
      (SELECT 'notice' AS kind, ${noticeColumns}, n.created_at AS since
        FROM notices n ${articleOf(sql`n`)} WHERE n.state = 'open' ORDER BY n.created_at LIMIT ${LISTED})
      UNION ALL
      (SELECT 'appeal' AS kind, coalesce(n.reference, t.reference) AS reference,
          coalesce(n.reason, t.restriction) AS what, left(p.text, 240) AS excerpt, p.outcome AS state,
          c.id IS NOT NULL AS "isComment",
          (SELECT a.title FROM articles a WHERE a.id = coalesce(c.article_id, n.article_id)) AS title,
          p.created_at AS since
        FROM appeals p LEFT JOIN notices n ON n.id = p.notice_id LEFT JOIN statements t ON t.id = p.statement_id
          LEFT JOIN comments c ON c.id = coalesce(n.comment_id, t.comment_id)
        WHERE p.outcome = 'open' ORDER BY p.created_at LIMIT ${LISTED})) x
    ORDER BY since LIMIT ${LISTED}`);
  return rows.map(toLine);
}

/** Decided notices, the newest first. @param before the last moment of the page before, null for the first page */
export async function listDecidedCases(
  before: Date | null,
): Promise<{ lines: DeskLine[]; next: Date | null }> {
  const { rows } = await db().execute<LineRow>(sql`
    SELECT 'decided' AS kind, ${noticeColumns}, n.decided_at AS since
    FROM notices n ${articleOf(sql`n`)}
    WHERE n.state <> 'open' AND n.decided_at < ${before?.toISOString() ?? "infinity"}::timestamptz
    ORDER BY n.decided_at DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE).map(toLine);
  return { lines, next: rows.length > PAGE ? (lines.at(-1)?.since ?? null) : null };
}

/** @param key a case's reference, or a notice's id */
export async function getCaseFile(key: string): Promise<DeskFile | null> {
  const found = await findCase(/^\d+$/.test(key) ? await referenceOf(key) : key);
  if (!found) return null;
  const rest = found.kind === "notice" ? await noticeRest(found.id) : await statementRest(found.id);
  return rest && { found, ...rest };
}

async function referenceOf(id: string): Promise<string> {
  if (id.length > 15) return "";
  const { rows } = await db().execute<{ reference: string }>(
    sql`SELECT n.reference FROM notices n WHERE n.id = ${id}::bigint`,
  );
  return rows[0]?.reference ?? "";
}

const commentJson = sql`(SELECT json_build_object('id', c.id, 'state', c.state, 'body', c.body,
  'authorName', c.author_name, 'userId', c.user_id) FROM comments c WHERE c.id = x.comment_id)`;
const articleJson = (articleId: SQL) => sql`(SELECT json_build_object('id', a.id, 'title', a.title,
  'slug', a.slug, 'section', json_build_object('slug', s.slug), 'state', a.state)
  FROM articles a JOIN sections s ON s.id = a.section_id
  WHERE a.id = coalesce((SELECT c.article_id FROM comments c WHERE c.id = x.comment_id), ${articleId}))`;
const eventsJson = (of: SQL) => sql`(SELECT coalesce(json_agg(json_build_object('event', e.event,
    'detail', e.detail, 'at', e.created_at,
    'by', CASE jsonb_typeof(e.detail -> 'by') WHEN 'string' THEN e.detail ->> 'by'
      WHEN 'number' THEN (SELECT u.display_name FROM users u WHERE u.id = (e.detail ->> 'by')::bigint) END)
    ORDER BY e.id), '[]') FROM case_events e WHERE ${of})`;
const appealId = (of: SQL) =>
  sql`(SELECT p.id FROM appeals p WHERE ${of} AND p.outcome = 'open' ORDER BY p.id DESC LIMIT 1)`;

type Rest = Omit<DeskFile, "found" | "article" | "events"> & {
  article: { id: number; title: string; slug: string; section: { slug: string }; state: string } | null;
  events: (Omit<DeskEvent, "at"> & { at: string })[];
};

async function noticeRest(id: number) {
  return toRest(
    await db().execute<Rest>(sql`
      SELECT json_build_object('name', coalesce(u.display_name, x.reporter_name),
          'email', coalesce(u.email, x.reporter_email), 'isAccount', x.reporter_id IS NOT NULL,
          'goodFaith', x.good_faith) AS reporter,
        ${commentJson} AS comment, ${articleJson(sql`x.article_id`)} AS article,
        ${appealId(sql`p.notice_id = x.id`)} AS "appealId", x.decided_by AS "decidedBy",
        (SELECT coalesce(json_agg(json_build_object('reference', o.reference, 'reason', o.reason) ORDER BY o.id), '[]')
          FROM notices o WHERE o.state = 'open' AND o.id <> x.id
            AND (o.comment_id = x.comment_id OR o.article_id = x.article_id)) AS others,
        ${eventsJson(sql`e.notice_id = x.id`)} AS events
      FROM notices x LEFT JOIN users u ON u.id = x.reporter_id WHERE x.id = ${id}`),
  );
}

async function statementRest(id: number) {
  return toRest(
    await db().execute<Rest>(sql`
      SELECT NULL AS reporter, ${commentJson} AS comment, ${articleJson(sql`NULL`)} AS article,
        ${appealId(sql`p.statement_id = x.id`)} AS "appealId", x.issued_by AS "decidedBy", '[]'::json AS others,
        ${eventsJson(sql`e.statement_id = x.id`)} AS events
      FROM statements x WHERE x.id = ${id}`),
  );
}

function toRest({ rows }: { rows: Rest[] }): Omit<DeskFile, "found"> | null {
  const [row] = rows;
  if (!row) return null;
  const { article, events } = row;
  return {
    ...row,
    article: article && {
      id: article.id,
      title: article.title,
      state: article.state,
      path: paths.article(article),
    },
    events: events.map((one) => ({ ...one, at: new Date(one.at) })),
  };
}
