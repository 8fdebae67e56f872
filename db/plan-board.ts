import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mayOpen, mayPlan } from "#db/plan-access.ts";
import { toDate } from "#db/teasers.ts";
import {
  BOARD_COLUMNS,
  type BoardColumn,
  type BoardFilter,
  CARDS,
  CARDS_ALONE,
  type PlanCard,
  type PlanColumn,
} from "#lib/plan-board.ts";
import type { Writer } from "#lib/proof.ts";

type Row = Omit<PlanCard, "at"> & { at: string | null };

/** When something is wanted or goes out; what has no day yet comes last. As articles_board_idx has it. */
const due = (article: "a" | "o") =>
  sql.raw(`coalesce(${article}.scheduled_for, ${article}.planned_for, 'infinity')`);

type Asked = {
  /** Whoever looks: their own cards, and what they may plan. */
  writer: Writer;
  /** Where today begins and ends. */
  today: { from: Date; to: Date };
};

/** The board, or one column of it. */
export function listBoard(filter: BoardFilter, asked: Asked): Promise<PlanColumn[]> {
  const columns = filter.column ? [filter.column] : BOARD_COLUMNS;
  return Promise.all(columns.map((name) => listColumn(name, filter, asked)));
}

async function listColumn(
  name: BoardColumn,
  filter: BoardFilter,
  { writer, today }: Asked,
): Promise<PlanColumn> {
  const limit = filter.column ? CARDS_ALONE : CARDS;
  const { rows } = await db().execute<Row>(sql`
    SELECT a.id, a.title, json_build_object('id', s.id, 'name', s.name) AS section,
      (SELECT json_build_object('id', u.id, 'name', u.display_name) FROM users u
        WHERE u.id = a.assigned_to AND u.display_name IS NOT NULL) AS assignee,
      ${name === "live" ? sql`a.published_at` : sql`nullif(${due("a")}, 'infinity')`} AS at,
      a.word_count AS words,
      (SELECT count(*) FROM article_notes n WHERE n.article_id = a.id AND n.done_at IS NULL)::int AS "openNotes",
      ${name === "live" ? sql`false` : mayPlan(writer)} AS "mayPlan",
      ${mayOpen(writer)} AS "mayOpen"
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE ${name === "live" ? publishedToday(today, filter.after) : waiting(name, filter.after)}
      AND ${chosen(writer, filter)}
    ORDER BY ${name === "live" ? sql`a.published_at DESC, a.id DESC` : sql`${due("a")}, a.id DESC`}
    LIMIT ${limit + 1}`);
  const cards = rows.slice(0, limit).map((row) => ({ ...row, at: toDate(row.at) }));
  return { name, cards, hasMore: rows.length > limit };
}

function waiting(state: BoardColumn, after: number | null): SQL {
  if (after === null) return sql`a.state = ${state}`;
  const last = sql`(SELECT ${due("o")} FROM articles o WHERE o.id = ${after})`;
  return sql`a.state = ${state} AND ${due("a")} >= ${last} AND (${due("a")} > ${last} OR a.id < ${after})`;
}

function publishedToday({ from, to }: Asked["today"], after: number | null): SQL {
  const older = after
    ? sql`AND (a.published_at, a.id) < ((SELECT o.published_at FROM articles o WHERE o.id = ${after}), ${after})`
    : sql``;
  return sql`a.state = 'live' AND a.published_at >= ${from.toISOString()}::timestamptz
    AND a.published_at < ${to.toISOString()}::timestamptz ${older}`;
}

function chosen({ userId }: Writer, { sectionId, personId, mine }: BoardFilter): SQL {
  const conditions = [
    sectionId && sql`a.section_id = ${sectionId}`,
    personId && sql`a.assigned_to = ${personId}`,
    mine && sql`(a.assigned_to = ${userId} OR (a.assigned_to IS NULL AND a.created_by = ${userId}))`,
  ].filter((condition) => condition !== null && condition !== 0 && condition !== false);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}
