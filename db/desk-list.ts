import { type SQL, sql } from "drizzle-orm";
import { isBy, isLocked, isToldTo } from "#db/article-access.ts";
import { db } from "#db/client.ts";
import { copyWordsOf } from "#db/schema/columns.ts";
import { articleQuery } from "#db/word-search.ts";
import type { DeskFilter, DeskLine } from "#lib/desk-list.ts";
import { DESK_PAGE } from "#lib/desk-list.ts";
import type { Writer } from "#lib/proof.ts";

type Row = DeskLine & { cursor: string };

/**
 * Articles as the newsroom lists them: the last touched first. An author sees what is public and what is their own.
 * Words are looked for in what stands and in what is being changed beside it.
 * @param most lines of a page
 * @returns a page, and where the next one begins; null at the end
 */
export async function listDesk(
  writer: Writer,
  filter: DeskFilter,
  most = DESK_PAGE,
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
    WHERE ${listed(sql.join(conditions(writer, filter), sql` AND `), filter.words, most + 1)}
    ORDER BY a.touched_at DESC, a.id DESC LIMIT ${most + 1}`);
  const page = rows.slice(0, most);
  return {
    lines: page.map(({ cursor: _, ...line }) => line),
    after: rows.length > most ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/**
 * With words, the first of what each index finds: either index answers for itself, and a sum in the order keeps the
 * planner from walking through all articles until enough have them.
 */
function listed(wanted: SQL, words: string, most: number): SQL {
  const query = articleQuery(words);
  if (!query) return wanted;
  const first = (found: SQL) => sql`(SELECT a.id FROM articles a WHERE ${wanted} AND ${found}
    ORDER BY a.touched_at + interval '0' DESC, a.id DESC LIMIT ${most})`;
  const inCopy = sql`a.id IN (
    SELECT c.article_id FROM article_copies c WHERE ${copyWordsOf(sql`c.changes`)} @@ ${query})`;
  return sql`a.id IN (${first(sql`a.search @@ ${query}`)} UNION ${first(inCopy)})`;
}

function conditions(writer: Writer, { state, sectionId, mine, after }: DeskFilter): SQL[] {
  const found: SQL[] = [mine ? sql`(${isBy(writer)} OR a.assigned_to = ${writer.userId})` : isToldTo(writer)];
  if (state) found.push(sql`a.state = ${state}`);
  if (sectionId) found.push(sql`a.section_id = ${sectionId}`);
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
