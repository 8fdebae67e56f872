import { type SQL, sql } from "drizzle-orm";
import { isLocked } from "#db/article-access.ts";
import { db } from "#db/client.ts";
import { can } from "#lib/capabilities.ts";
import type { DeskFilter, DeskLine } from "#lib/desk-list.ts";
import { DESK_PAGE, toPrefixQuery } from "#lib/desk-list.ts";
import type { Writer } from "#lib/proof.ts";

type Row = DeskLine & { cursor: string };

/**
 * Articles as the newsroom lists them: the last touched first. An author sees what is public and what is their own.
 * @returns a page, and where the next one begins; null at the end
 */
export async function listDesk(
  writer: Writer,
  filter: DeskFilter,
): Promise<{ lines: DeskLine[]; after: string | null }> {
  const { rows } = await db().execute<Row>(sql`
    SELECT a.id, a.kind, a.state, a.title, s.name AS section, a.touched_at AS "touchedAt",
      a.published_at AS "publishedAt", a.scheduled_for AS "scheduledFor", a.planned_for AS "plannedFor",
      a.word_count AS words, EXISTS (SELECT FROM article_copies c WHERE c.article_id = a.id) AS "hasChanges",
      (SELECT u.display_name FROM users u WHERE u.id = a.assigned_to) AS "assignedTo",
      (SELECT u.display_name FROM users u WHERE u.id = a.locked_by AND ${isLocked}) AS holder,
      (SELECT string_agg(w.name, ', ' ORDER BY x.position) FROM article_authors x JOIN authors w ON w.id = x.author_id
        WHERE x.article_id = a.id AND x.role = 'author') AS authors,
      a.touched_at::text || ' ' || a.id AS cursor
    FROM articles a JOIN sections s ON s.id = a.section_id
    WHERE ${sql.join(conditions(writer, filter), sql` AND `)}
    ORDER BY a.touched_at DESC, a.id DESC LIMIT ${DESK_PAGE + 1}`);
  const page = rows.slice(0, DESK_PAGE);
  return {
    lines: page.map(({ cursor: _, ...line }) => line),
    after: rows.length > DESK_PAGE ? (page.at(-1)?.cursor ?? null) : null,
  };
}

function conditions(writer: Writer, { state, sectionId, mine, words, after }: DeskFilter): SQL[] {
  const own = sql`(a.created_by = ${writer.userId} OR EXISTS (
    SELECT FROM article_authors x JOIN authors w ON w.id = x.author_id
    WHERE x.article_id = a.id AND w.user_id = ${writer.userId}))`;
  const found: SQL[] = [
    mine
      ? sql`(${own} OR a.assigned_to = ${writer.userId})`
      : can(writer.role, "publish")
        ? sql`true`
        : sql`(a.state = 'live' OR ${own})`,
  ];
  if (state) found.push(sql`a.state = ${state}`);
  if (sectionId) found.push(sql`a.section_id = ${sectionId}`);
  const query = toPrefixQuery(words);
  if (query) found.push(sql`a.search @@ (to_tsquery('german', ${query}) || to_tsquery('english', ${query}))`);
  if (after) found.push(sql`(a.touched_at, a.id) < (${after.touchedAt}::timestamptz, ${after.id})`);
  return found;
}

export type DeskCounts = Record<"draft" | "review" | "approved" | "scheduled", number>;

/** More than this is "many". */
const MOST = 1_000;

/** How many articles are on their way, by where they stand; at most MOST of each is counted. */
export async function countDesk(): Promise<DeskCounts> {
  const capped = (state: keyof DeskCounts) => sql`
    (SELECT count(*)::int FROM (SELECT FROM articles a WHERE a.state = ${sql.raw(`'${state}'`)} LIMIT ${MOST}) x)`;
  const { rows } = await db().execute<DeskCounts>(sql`
    SELECT ${capped("draft")} AS draft, ${capped("review")} AS review, ${capped("approved")} AS approved,
      ${capped("scheduled")} AS scheduled`);
  return rows[0] as DeskCounts;
}
