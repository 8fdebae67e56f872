import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { readCaseReference } from "#lib/case-reference.ts";
import type { Appeal, FoundCase, NoticeCase, StatementCase } from "#lib/cases.ts";
import { paths } from "#lib/paths.ts";

type AppealRow = Omit<Appeal, "createdAt" | "decidedAt"> & { createdAt: string; decidedAt: string | null };
type NoticeRow = Omit<NoticeCase, "kind" | "createdAt" | "decidedAt" | "appeal"> & {
  id: number;
  createdAt: string;
  decidedAt: string | null;
  appeal: AppealRow | null;
};
type StatementRow = Omit<StatementCase, "kind" | "endsAt" | "decidedAt" | "comment" | "appeal"> & {
  id: number;
  endsAt: string | null;
  decidedAt: string;
  comment: { id: number; body: string; slug: string; sectionSlug: string; title: string | null } | null;
  appeal: AppealRow | null;
};

/** A case by its reference, which is all that it takes to read it; null for one that was never given out. */
export async function findCase(typed: string, tx?: Transaction): Promise<FoundCase | null> {
  const reference = readCaseReference(typed);
  if (!reference) return null;
  return (await findNotice(reference, tx)) ?? (await findStatement(reference, tx));
}

const titleWhileLive = sql`CASE WHEN ${isLive} THEN a.title END`;

/** The last word on it; there is one objection to a decision. */
const appealJson = (of: SQL) => sql`(
  SELECT json_build_object('text', p.text, 'outcome', p.outcome, 'answer', p.answer,
    'createdAt', p.created_at, 'decidedAt', p.decided_at)
  FROM appeals p WHERE ${of} ORDER BY p.id DESC LIMIT 1)`;

async function findNotice(reference: string, tx?: Transaction): Promise<FoundCase | null> {
  const { rows } = await (tx ?? db()).execute<NoticeRow>(sql`
    SELECT n.id, n.reference, n.url, n.reason, n.explanation, n.state, n.decision,
      num_nonnulls(n.reporter_email, n.reporter_id) > 0 AS "isMailed",
      n.created_at AS "createdAt", n.decided_at AS "decidedAt",
      json_build_object('type', CASE WHEN n.comment_id IS NULL THEN 'article' ELSE 'comment' END,
        'id', coalesce(n.comment_id, n.article_id, 0), 'title', ${titleWhileLive}) AS subject,
      ${appealJson(sql`p.notice_id = n.id`)} AS appeal
    FROM notices n LEFT JOIN comments c ON c.id = n.comment_id
      LEFT JOIN articles a ON a.id = coalesce(c.article_id, n.article_id)
    WHERE n.reference = ${reference}`);
  const [row] = rows;
  if (!row) return null;
  const { createdAt, decidedAt, appeal, ...rest } = row;
  return {
    kind: "notice",
    ...rest,
    createdAt: new Date(createdAt),
    decidedAt: momentOf(decidedAt),
    appeal: toAppeal(appeal),
  };
}

async function findStatement(reference: string, tx?: Transaction): Promise<FoundCase | null> {
  const { rows } = await (tx ?? db()).execute<StatementRow>(sql`
    SELECT t.id, t.reference, t.restriction, t.ends_at AS "endsAt", t.facts, t.ground, t.clause,
      t.notice_id IS NOT NULL AS "fromNotice", t.automated_detection AS "automatedDetection",
      t.automated_decision AS "automatedDecision", t.created_at AS "decidedAt",
      EXISTS (SELECT FROM case_events e WHERE e.statement_id = t.id AND e.event IN ('undone', 'lifted')) AS "isUndone",
      (SELECT json_build_object('id', c.id, 'body', c.body, 'slug', a.slug, 'sectionSlug', s.slug, 'title', ${titleWhileLive})
        FROM comments c JOIN articles a ON a.id = c.article_id JOIN sections s ON s.id = a.section_id
        WHERE c.id = t.comment_id) AS comment,
      ${appealJson(sql`p.statement_id = t.id`)} AS appeal
    FROM statements t WHERE t.reference = ${reference}`);
  const [row] = rows;
  if (!row) return null;
  const { endsAt, decidedAt, comment, appeal, ...rest } = row;
  return {
    kind: "statement",
    ...rest,
    endsAt: momentOf(endsAt),
    decidedAt: new Date(decidedAt),
    comment: comment && {
      body: comment.body,
      title: comment.title,
      path: paths.comment({ slug: comment.slug, section: { slug: comment.sectionSlug } }, comment),
    },
    appeal: toAppeal(appeal),
  };
}

const momentOf = (text: string | null) => (text === null ? null : new Date(text));

const toAppeal = (row: AppealRow | null): Appeal | null =>
  row && { ...row, createdAt: new Date(row.createdAt), decidedAt: momentOf(row.decidedAt) };
