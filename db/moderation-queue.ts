import { type SQL, sql } from "drizzle-orm";
import { claimJson } from "#db/claims.ts";
import { db } from "#db/client.ts";
import type { CappedCount, QueueCounts, QueuePage, QueueRow } from "#lib/moderation-queue.ts";
import type { QueueFilter } from "#lib/queue-filter.ts";

const PAGE = 30;
/**
 * A filter that no index knows looks at so many comments; then the page says how far it came, and the next one goes
 * on from there. So the rarest of reasons costs no more than the most frequent.
 */
const LOOKED_AT = 5_000;
/** Nobody needs to know how many more wait. */
const MOST_COUNTED = 10_000;
/** A list shows how a comment begins, in characters. */
const BEGINNING = 320;

type Found = { rows: QueueRow[] | null; looked: number; last: number | null };

/** One page of the queue: who has waited longest first; of what is decided, the newest. @param after the last comment of the page before */
export async function listQueue(filter: QueueFilter, after: number | null = null): Promise<QueuePage> {
  const narrowed = [reasonIs(filter), sectionIs(filter)].filter((condition) => condition !== null);
  const most = narrowed.length === 0 ? PAGE + 1 : LOOKED_AT;
  const { order, since } = orderOf(filter, after);
  const near = sql.join([stateIs(filter), ...since, ...wordsAre(filter), ...authorIs(filter)], sql` AND `);
  const { rows } = await db().execute<Found>(sql`
    WITH near AS MATERIALIZED (
      SELECT c.id, c.article_id, row_number() OVER (ORDER BY ${order}) AS place
      FROM comments c WHERE ${near} ORDER BY ${order} LIMIT ${most}),
    found AS (
      SELECT n.id, n.place FROM near n
      ${narrowed.length === 0 ? sql`` : sql`WHERE ${sql.join(narrowed, sql` AND `)}`}
      ORDER BY n.place LIMIT ${PAGE + 1})
    SELECT (SELECT count(*) FROM near) AS looked, (SELECT n.id FROM near n ORDER BY n.place DESC LIMIT 1) AS last,
      (SELECT json_agg(${rowJson} ORDER BY f.place)
        FROM found f JOIN comments c ON c.id = f.id JOIN articles a ON a.id = c.article_id) AS rows`);
  return toPage(rows[0], most);
}

function toPage(found: Found | undefined, most: number): QueuePage {
  const all = found?.rows ?? [];
  const rows = all.slice(0, PAGE);
  if (all.length > PAGE) return { rows, next: rows.at(-1)?.id ?? null };
  // Not all was looked at: the next page goes on where this one stopped.
  return { rows, next: found && most > PAGE + 1 && found.looked === most ? found.last : null };
}

const rowJson = sql`json_build_object(
  'id', c.id, 'state', c.state, 'body', left(c.body, ${sql.raw(`${BEGINNING}`)}), 'authorName', c.author_name,
  'createdAt', c.created_at, 'reportCount', c.report_count, 'risk', c.risk,
  'article', json_build_object('id', a.id, 'title', coalesce(nullif(a.short_title, ''), a.title)),
  'claim', ${claimJson},
  'verdicts', (SELECT coalesce(json_agg(json_build_object('phase', v.phase, 'verdict', v.verdict, 'reason', v.reason)
    ORDER BY v.id), '[]') FROM comment_verdicts v WHERE v.comment_id = c.id AND v.verdict <> 'pass'))`;

function stateIs({ state, reported }: QueueFilter): SQL {
  if (reported) return sql`c.report_count > 0 AND c.state IN ('pending', 'approved')`;
  // Written out: only so does the index over what waits answer.
  return state === "pending" ? sql`c.state = 'pending'` : sql`c.state = ${state}`;
}

/** The cursor is a comment: where it stands in the order is asked of its row, whatever has become of it. */
function orderOf(
  { state, reported, byRisk }: QueueFilter,
  after: number | null,
): { order: SQL; since: SQL[] } {
  const at = (columns: SQL) => sql`(SELECT ${columns} FROM comments p WHERE p.id = ${after})`;
  const since = (condition: SQL) => (after === null ? [] : [condition]);
  if (byRisk) {
    return {
      order: sql`coalesce(c.risk, 0) DESC, c.id DESC`,
      since: since(sql`(coalesce(c.risk, 0), c.id) < ${at(sql`coalesce(p.risk, 0), p.id`)}`),
    };
  }
  if (state === "pending" || reported)
    return {
      order: sql`c.created_at, c.id`,
      since: since(sql`(c.created_at, c.id) > ${at(sql`p.created_at, p.id`)}`),
    };
  return {
    order: sql`c.created_at DESC, c.id DESC`,
    since: since(sql`(c.created_at, c.id) < ${at(sql`p.created_at, p.id`)}`),
  };
}

const wordsAre = ({ words }: QueueFilter): SQL[] =>
  words === "" ? [] : [sql`c.search @@ websearch_to_tsquery('german', ${words})`];

const authorIs = ({ userId }: QueueFilter): SQL[] => (userId === null ? [] : [sql`c.user_id = ${userId}`]);

const reasonIs = ({ reason }: QueueFilter): SQL | null =>
  reason &&
  sql`EXISTS (SELECT FROM comment_verdicts v WHERE v.comment_id = n.id AND v.phase = ${reason} AND v.verdict <> 'pass')`;

/** A section, and those beneath it. */
const sectionIs = ({ sectionId }: QueueFilter): SQL | null =>
  sectionId === null
    ? null
    : sql`n.article_id IN (
        WITH RECURSIVE tree AS (
          SELECT s.id FROM sections s WHERE s.id = ${sectionId}
          UNION ALL SELECT s.id FROM sections s JOIN tree ON s.parent_id = tree.id)
        SELECT a.id FROM articles a WHERE a.section_id IN (SELECT t.id FROM tree t))`;

/** How many wait, and how many of those that wait or stand were reported. */
export async function countQueue(): Promise<QueueCounts> {
  const upTo = (condition: SQL) =>
    sql`(SELECT count(*) FROM (SELECT FROM comments c WHERE ${condition} LIMIT ${MOST_COUNTED + 1}) x)`;
  const { rows } = await db().execute<{ pending: number; reported: number }>(sql`
    SELECT ${upTo(sql`c.state = 'pending'`)} AS pending,
      ${upTo(sql`c.report_count > 0 AND c.state IN ('pending', 'approved')`)} AS reported`);
  const { pending = 0, reported = 0 } = rows[0] ?? {};
  return { pending: capped(pending), reported: capped(reported) };
}

const capped = (count: number): CappedCount => ({
  count: Math.min(count, MOST_COUNTED),
  isMore: count > MOST_COUNTED,
});

/** Since when the comment that has waited longest has waited; null when none does. */
export async function oldestWaiting(): Promise<Date | null> {
  const { rows } = await db().execute<{ at: string }>(sql`
    SELECT c.created_at AS at FROM comments c WHERE c.state = 'pending' ORDER BY c.created_at, c.id LIMIT 1`);
  return rows[0] ? new Date(rows[0].at) : null;
}
