import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import { answerShows } from "#lib/answer.ts";
import { tags } from "#lib/tags.ts";
import { emptyYear, type TransparencyYear } from "#lib/transparency.ts";

type Rows = {
  notices: (TransparencyYear["notices"][number] & { year: number })[];
  medians: { year: number; hours: number }[];
  decisions: {
    year: number;
    state: "approved" | "rejected" | "spam";
    clause: string | null;
    count: number;
    automated: number;
  }[];
  statements: { year: number; detections: number }[];
  appeals: (TransparencyYear["appeals"] & { year: number })[];
  restrictions: (TransparencyYear["restrictions"][number] & { year: number })[];
};

/** Every year in which something was reported, decided or objected to, the newest first. */
export async function listTransparencyYears(): Promise<TransparencyYear[]> {
  answerShows(tags.transparency());
  const { rows } = await db().execute<Rows>(sql`
    SELECT ${listOf(noticesByYear)} AS notices, ${listOf(mediansByYear)} AS medians,
      ${listOf(decisionsByYear)} AS decisions, ${listOf(statementsByYear)} AS statements,
      ${listOf(appealsByYear)} AS appeals, ${listOf(restrictionsByYear)} AS restrictions`);
  return rows[0] ? byYear(rows[0]).toSorted((one, other) => other.year - one.year) : [];
}

function byYear({
  notices,
  medians,
  decisions,
  statements,
  appeals,
  restrictions,
}: Rows): TransparencyYear[] {
  const years = new Map<number, TransparencyYear>();
  const of = (year: number) => {
    const known = years.get(year) ?? emptyYear(year);
    years.set(year, known);
    return known;
  };
  for (const { year, ...row } of notices) of(year).notices.push(row);
  for (const { year, hours } of medians) of(year).medianHours = hours;
  for (const { year, state, clause, count, automated } of decisions) {
    const { comments, automated: means } = of(year);
    means.decisions += automated;
    if (state === "rejected") comments.rejected.push({ clause: clause ?? "", count });
    else comments[state] += count;
  }
  for (const { year, detections } of statements) of(year).automated.detections = detections;
  for (const { year, ...row } of appeals) of(year).appeals = row;
  for (const { year, ...row } of restrictions) of(year).restrictions.push(row);
  return [...years.values()];
}

const listOf = (query: SQL) => sql`(SELECT coalesce(json_agg(x), '[]') FROM (${query}) x)`;

/** Years begin and end where the portal is. */
const yearOf = (moment: SQL) => sql`extract(year FROM ${moment} AT TIME ZONE ${portalTimeZone})::int`;

const noticesByYear = sql`
  SELECT ${yearOf(sql`n.created_at`)} AS year, n.reason, count(*) FILTER (WHERE n.state = 'open') AS open,
    count(*) FILTER (WHERE n.state = 'upheld') AS upheld, count(*) FILTER (WHERE n.state = 'dismissed') AS dismissed
  FROM notices n GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2`;

const mediansByYear = sql`
  SELECT ${yearOf(sql`n.created_at`)} AS year,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM n.decided_at - n.created_at) / 3600)::float8 AS hours
  FROM notices n WHERE n.decided_at IS NOT NULL GROUP BY 1`;

/** What was decided, and how much of it by a program; what was taken back at once counts as nothing. */
const decisionsByYear = sql`
  SELECT ${yearOf(sql`d.created_at`)} AS year, d.to_state AS state, d.clause, count(*) AS count,
    count(*) FILTER (WHERE d.automated) AS automated
  FROM comment_decisions d
  WHERE d.undone_at IS NULL AND d.to_state <> d.from_state AND d.to_state IN ('approved', 'rejected', 'spam')
  GROUP BY 1, 2, 3 ORDER BY 1, count(*) DESC, 3`;

const statementsByYear = sql`
  SELECT ${yearOf(sql`t.created_at`)} AS year, count(*) FILTER (WHERE t.automated_detection) AS detections
  FROM statements t GROUP BY 1`;

const appealsByYear = sql`
  SELECT ${yearOf(sql`p.created_at`)} AS year, count(*) FILTER (WHERE p.outcome = 'open') AS open,
    count(*) FILTER (WHERE p.outcome = 'reversed') AS reversed,
    count(*) FILTER (WHERE p.outcome = 'confirmed') AS confirmed
  FROM appeals p GROUP BY 1`;

const restrictionsByYear = sql`
  SELECT ${yearOf(sql`r.created_at`)} AS year, r.kind, count(*) AS count
  FROM restrictions r GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2`;
