import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mayOpen, mayPlan } from "#db/plan-access.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { PlanEntry } from "#lib/plan-calendar.ts";
import type { Writer } from "#lib/proof.ts";

/** A month of a busy newsroom; what is more is not a plan. */
const MOST = 1000;

type Span = { from: Date; to: Date };
type Row = Omit<PlanEntry, "at"> & { at: string };

/** What is planned, scheduled, or comes out of embargo in this time, in order. */
export async function listPlanned(span: Span, { writer }: { writer: Writer }): Promise<PlanEntry[]> {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${span.from.toISOString()}::timestamptz AND ${sql.raw(column)} < ${span.to.toISOString()}::timestamptz`;
  const [own, open] = [mayPlan(writer), mayOpen(writer)];
  const { rows } = await db().execute<Row>(sql`
    SELECT x.kind, x.id, x.at, x."mayMove", x."mayOpen", x.title, s.name AS section FROM (
      (SELECT 'planned' AS kind, a.id, a.planned_for AS at, ${own} AS "mayMove", ${open} AS "mayOpen", a.title, a.section_id FROM articles a
        WHERE ${within("a.planned_for")} AND a.state IN ('draft', 'review', 'approved')
        ORDER BY a.planned_for, a.id LIMIT ${MOST})
      UNION ALL
      (SELECT 'scheduled', a.id, a.scheduled_for, false, ${open}, a.title, a.section_id FROM articles a
        WHERE ${within("a.scheduled_for")} AND a.state = 'scheduled'
        ORDER BY a.scheduled_for, a.id LIMIT ${MOST})
      UNION ALL
      (SELECT 'embargo', a.id, a.embargo_until, false, ${open}, a.title, a.section_id FROM articles a
        WHERE ${within("a.embargo_until")} AND a.state <> 'withdrawn'
        ORDER BY a.embargo_until, a.id LIMIT ${MOST})) x
    JOIN sections s ON s.id = x.section_id ORDER BY x.at, x.kind, x.id LIMIT ${MOST}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** How many articles came out on each day, by the portal's clock: "2026-11-24" → 14. */
export async function countPublished({ from, to }: Span): Promise<Map<string, number>> {
  const { rows } = await db().execute<{ day: string; count: number }>(sql`
    SELECT (a.published_at AT TIME ZONE ${portalTimeZone})::date::text AS day, count(*)::int AS count FROM articles a
    WHERE a.state = 'live' AND a.published_at >= ${from.toISOString()}::timestamptz
      AND a.published_at < ${to.toISOString()}::timestamptz
      AND a.published_at <= now()
    GROUP BY 1`);
  return new Map(rows.map(({ day, count }) => [day, count]));
}
